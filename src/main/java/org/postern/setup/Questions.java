package org.postern.setup;

import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Answers from the environment or, what it leaves open, from the person at the terminal. */
record Questions(Environment environment, @Nullable Console console) {

    /** From the environment, and from the terminal if there is one. */
    static Questions of(Environment environment) {
        boolean terminal = environment.getProperty("POSTERN_TERMINAL", Boolean.class, false);
        return new Questions(environment, terminal ? System.console() : null);
    }

    /** An answer with which nothing is wrong. */
    String ask(Question question) {
        return ask(question, false);
    }

    /** The same, for an answer that nobody should see. */
    String askSecretly(Question question) {
        return ask(question, true);
    }

    private String ask(Question question, boolean secretly) {
        String configured = environment.getProperty(question.variable(), "");
        if (configured.isEmpty() && console != null) {
            return askAt(console, question, secretly);
        }
        String given = secretly ? configured : configured.strip();
        String answer = given.isEmpty() ? question.otherwise() : given;
        if (answer.isEmpty()) {
            throw new Refused(
                    "Set %s (%s).".formatted(question.variable(), within(question.words())));
        }
        String problem = question.problem().apply(answer);
        if (!problem.isEmpty()) {
            throw new Refused("%s: %s".formatted(question.variable(), problem));
        }
        return answer;
    }

    // In the midst of a sentence; a name in it stays as it is.
    private static String within(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String askAt(Console console, Question question, boolean secretly) {
        while (true) {
            String answer = read(console, question, secretly);
            String problem =
                    answer.isEmpty() ? "This is needed." : question.problem().apply(answer);
            if (problem.isEmpty()) {
                return answer;
            }
            console.printf("  %s%n", problem);
        }
    }

    private static String read(Console console, Question question, boolean secretly) {
        String standing = question.otherwise().isEmpty() ? "" : " [" + question.otherwise() + "]";
        String prompt = question.words() + standing + ": ";
        if (secretly) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? ended() : new String(typed);
        }
        String typed = console.readLine("%s", prompt);
        if (typed == null) {
            return ended();
        }
        return typed.isBlank() ? question.otherwise() : typed.strip();
    }

    private static String ended() {
        throw new Refused("Nothing was added.");
    }
}
