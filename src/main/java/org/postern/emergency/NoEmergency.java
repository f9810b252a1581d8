package org.postern.emergency;

/** There is no access, or its time is over. */
public class NoEmergency extends RuntimeException {}
