package org.postern.merge;

/** Two records that look like two people's, and nobody has checked that they are not. */
public class MergeUnchecked extends RuntimeException {}
