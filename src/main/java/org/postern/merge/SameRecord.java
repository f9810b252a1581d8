package org.postern.merge;

/** A record cannot be merged with itself. */
public class SameRecord extends RuntimeException {}
