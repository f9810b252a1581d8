package org.postern.bench;

import java.io.IOException;

/**
 * Something that people do.
 *
 * @param name as the table calls it
 * @param most how many of them there are; each is done once in a round
 * @param calls does one of them
 */
record Operation(String name, int most, Calls calls) {

    /** One by number, from 0. */
    interface Calls {
        void call(int number, Line line) throws IOException;
    }

    static void expect(int status, Answer answer, String what) {
        if (answer.status() != status) {
            throw new IllegalStateException(
                    what + " answered " + answer.status() + ": " + answer.text());
        }
    }
}
