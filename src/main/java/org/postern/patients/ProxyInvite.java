package org.postern.patients;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.DetailsCheck;
import org.postern.patient.Relation;
import org.postern.patient.TypedDate;
import org.postern.practice.EmailAddress;
import org.postern.proxy.ProxyDetails;
import org.postern.proxy.ProxyRefused;

/** A parent or caregiver as somebody at the practice types them. */
public record ProxyInvite(
        @Nullable String name,
        @Nullable String email,
        @Nullable String relation,
        @Nullable String lastDay,
        @Nullable String agreed) {

    static ProxyInvite empty(boolean grownUp) {
        return new ProxyInvite("", "", grownUp ? "CAREGIVER" : "", "", null);
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        DetailsCheck.nameProblem(clean(name), "the name")
                .ifPresent(problem -> problems.put("name", problem));
        if (!EmailAddress.isValid(clean(email))) {
            problems.put("email", "Enter an address such as name@example.org.");
        }
        if (chosen().isEmpty()) {
            problems.put("relation", "Choose one.");
        }
        if (!clean(lastDay).isEmpty() && day().isEmpty()) {
            problems.put("lastDay", "Enter a date such as 05/04/2027, or nothing.");
        }
        return problems;
    }

    /** What the record refuses, by field. */
    static Map<String, String> words(ProxyRefused.Reason reason) {
        return switch (reason) {
            case DECEASED -> Map.of("", "This patient is marked deceased. Nobody can be invited.");
            case GROWN_UP ->
                    Map.of(
                            "relation",
                            "This patient is grown up, so a parent has no access by right. With the"
                                    + " patient's consent, invite the parent as a caregiver.");
            case NOT_AGREED -> Map.of("agreed", "Ask the patient first, then tick this box.");
            case HAS_ACCESS ->
                    Map.of("email", "Somebody with this address writes for this patient already.");
            case USERS_ADDRESS ->
                    Map.of(
                            "email",
                            "A user of this practice signs in with this address. Enter the person's"
                                    + " own private one.");
            case NOT_THEIRS ->
                    Map.of(
                            "",
                            "You may not let somebody read for patients. Ask an administrator, or"
                                    + " a user who may view everybody's messages.");
            case DAY_OVER -> Map.of("lastDay", "This day is over. Enter a later one, or nothing.");
        };
    }

    private Optional<Relation> chosen() {
        return Optional.ofNullable(
                switch (clean(relation)) {
                    case "PARENT" -> Relation.PARENT;
                    case "CAREGIVER" -> Relation.CAREGIVER;
                    default -> null;
                });
    }

    /** Whether this relation is chosen. */
    public boolean is(String wanted) {
        return clean(relation).equals(wanted);
    }

    private Optional<LocalDate> day() {
        return TypedDate.parse(clean(lastDay));
    }

    /** The details, when nothing is wrong. */
    ProxyDetails details() {
        return new ProxyDetails(
                clean(name),
                clean(email),
                chosen().orElseThrow(),
                day().orElse(null),
                agreed != null);
    }

    /** A field as the page shows it again. */
    public static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
