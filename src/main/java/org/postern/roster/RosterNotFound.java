package org.postern.roster;

/** There is no such import (any more). */
public class RosterNotFound extends RuntimeException {}
