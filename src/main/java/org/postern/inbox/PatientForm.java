package org.postern.inbox;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.patient.PatientDetails;
import org.postern.patient.TypedDate;
import org.postern.practice.EmailAddress;

/** A patient's details as they are typed. */
public record PatientForm(
        @Nullable String given,
        @Nullable String family,
        @Nullable String born,
        @Nullable String email,
        @Nullable String record) {

    private static final int LONGEST_NAME = 100;

    static PatientForm empty() {
        return new PatientForm("", "", "", "", "");
    }

    static PatientForm of(Patient patient) {
        return new PatientForm(
                patient.givenName(),
                patient.familyName(),
                patient.dateOfBirth().toString(),
                patient.email(),
                patient.recordNumber());
    }

    /** What is wrong, by field. */
    Map<String, String> problems(LocalDate today) {
        var problems = new LinkedHashMap<String, String>();
        nameProblem("given", clean(given), "Enter the given name.", problems);
        nameProblem("family", clean(family), "Enter the family name.", problems);
        var birth = dateOfBirth();
        if (birth.isEmpty()) {
            problems.put("born", "Enter the date of birth, such as 05/04/1981.");
        } else if (birth.get().isAfter(today)) {
            problems.put("born", "The date of birth lies in the future. Check the year.");
        } else if (birth.get().getYear() < 1880) {
            problems.put("born", "Nobody is that old. Check the year.");
        }
        if (!clean(email).isEmpty() && !EmailAddress.isValid(clean(email))) {
            problems.put("email", "Enter an address such as name@example.org.");
        }
        nameProblem("record", clean(record), "Enter the record number.", problems);
        return problems;
    }

    private static void nameProblem(
            String field, String value, String missing, Map<String, String> problems) {
        if (value.isEmpty()) {
            problems.put(field, missing);
        } else if (value.codePointCount(0, value.length()) > LONGEST_NAME) {
            problems.put(field, "Use at most 100 characters.");
        } else if (value.codePoints().anyMatch(PatientForm::isControl)) {
            problems.put(field, "Remove the line breaks and other control characters.");
        }
    }

    // Also the signs that turn the direction of all that follows (Unicode's bidi controls).
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private Optional<LocalDate> dateOfBirth() {
        return TypedDate.parse(clean(born));
    }

    /** The details, when nothing is wrong. */
    PatientDetails details() {
        return new PatientDetails(
                clean(record),
                clean(given),
                clean(family),
                dateOfBirth().orElseThrow(),
                clean(email).isEmpty() ? null : clean(email));
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
