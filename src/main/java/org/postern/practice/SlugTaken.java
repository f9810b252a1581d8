package org.postern.practice;

/** Another practice has this name in addresses, or had it and is still found by it. */
public class SlugTaken extends RuntimeException {}
