package org.postern.patients;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.DetailsCheck;
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
        DetailsCheck.nameProblem(clean(given), "the given name")
                .ifPresent(problem -> problems.put("given", problem));
        DetailsCheck.nameProblem(clean(family), "the family name")
                .ifPresent(problem -> problems.put("family", problem));
        dateOfBirth()
                .map(birth -> DetailsCheck.birthProblem(birth, today))
                .orElse(Optional.of("Enter the date of birth, such as 05/04/1981."))
                .ifPresent(problem -> problems.put("born", problem));
        if (!clean(email).isEmpty() && !EmailAddress.isValid(clean(email))) {
            problems.put("email", "Enter an address such as name@example.org.");
        }
        DetailsCheck.nameProblem(clean(record), "the record number")
                .ifPresent(problem -> problems.put("record", problem));
        return problems;
    }

    /** What look-alikes are asked about: once another is typed, they are asked about anew. */
    public String likeness() {
        return clean(born) + " " + clean(family);
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
