package org.postern.retention;

/**
 * What a period of so many years would delete tonight.
 *
 * @param held conversations that are kept only because of a legal hold
 */
public record Due(int threads, int patients, int messages, int held) {}
