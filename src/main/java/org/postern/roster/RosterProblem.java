package org.postern.roster;

/**
 * What is wrong with a line of a roster.
 *
 * @param reason in words, with what to do about it
 * @param kept whether the row is taken over all the same, without the part that is wrong
 */
public record RosterProblem(int line, String reason, boolean kept) {}
