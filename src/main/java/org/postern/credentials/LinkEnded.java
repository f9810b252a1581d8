package org.postern.credentials;

/** A link is unknown, used or too old; thrown inside a transaction, of which nothing is kept. */
class LinkEnded extends RuntimeException {}
