package org.postern.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The same, fifty times at the same moment: what may happen once must happen once. */
public final class AtOnce {

    private static final int MANY = 50;

    private AtOnce() {}

    public static List<Page> fifty(Callable<Page> post) throws Exception {
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var answers = new ArrayList<Page>();
            for (var answer : threads.invokeAll(Collections.nCopies(MANY, post))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
