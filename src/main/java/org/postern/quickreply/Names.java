package org.postern.quickreply;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for the placeholders of quick replies. */
public record Names(String patientGiven, String patientFull, String user) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(patient|patient full name|user)}");

    // What is meant to be one, to people who write it.
    private static final Pattern MEANT = Pattern.compile("\\{[\\p{L}\\p{M}_ -]{1,40}}");

    /** The first placeholder of a text that stands for nothing, and would reach the patient. */
    public static Optional<String> unknown(String text) {
        return MEANT.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(one -> !PLACEHOLDER.matcher(one).matches())
                .findFirst();
    }

    // In one pass: a name that looks like a placeholder stays a name.
    String fill(String text) {
        var values =
                Map.of("patient", patientGiven, "patient full name", patientFull, "user", user);
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
