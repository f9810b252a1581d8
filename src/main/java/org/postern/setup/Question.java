package org.postern.setup;

import java.util.function.Function;

/**
 * Something to be told.
 *
 * @param variable the environment variable that answers it
 * @param words what a person at a terminal is asked
 * @param otherwise what stands where nothing is said; empty if something must be
 * @param problem what is wrong with an answer and what to do; empty if nothing is
 */
record Question(
        String variable, String words, String otherwise, Function<String, String> problem) {}
