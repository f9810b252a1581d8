package org.postern.quickreply;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for the placeholders of quick replies. */
public record Names(String patientGiven, String patientFull, String user) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(patient|patient full name|user)}");

    // In one pass: a name that looks like a placeholder stays a name.
    String fill(String text) {
        var values =
                Map.of("patient", patientGiven, "patient full name", patientFull, "user", user);
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
