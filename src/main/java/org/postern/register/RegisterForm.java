package org.postern.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.patient.DetailsCheck;
import org.postern.patient.TypedDate;
import org.postern.practice.EmailAddress;
import org.postern.registration.Asked;
import org.postern.wording.Words;

/**
 * What a patient fills in to register, as it is typed.
 *
 * @param born the date of birth
 */
public record RegisterForm(String given, String family, String born, String email) {

    static final RegisterForm EMPTY = new RegisterForm("", "", "", "");

    /** A field that is missing from a post is an empty one. */
    public RegisterForm(
            @Nullable String given,
            @Nullable String family,
            @Nullable String born,
            @Nullable String email) {
        this.given = Objects.requireNonNullElse(given, "").strip();
        this.family = Objects.requireNonNullElse(family, "").strip();
        this.born = Objects.requireNonNullElse(born, "").strip();
        this.email = Objects.requireNonNullElse(email, "").strip();
    }

    /** What is wrong, by field. It depends on what is typed alone, never on the records. */
    Map<String, String> problems(LocalDate today, Words words) {
        var problems = new LinkedHashMap<String, String>();
        checkName("given", given, words.say("register.given-missing"), problems, words);
        checkName("family", family, words.say("register.family-missing"), problems, words);
        var birth = TypedDate.parse(born);
        if (birth.isEmpty()) {
            problems.put("born", words.say("register.born-missing"));
        } else if (DetailsCheck.birthProblem(birth.get(), today).isPresent()) {
            problems.put("born", words.say("register.born-wrong"));
        }
        if (!EmailAddress.isValid(email)) {
            problems.put("email", words.say("register.email-wrong"));
        }
        return problems;
    }

    private static void checkName(
            String field, String name, String missing, Map<String, String> problems, Words words) {
        if (name.isEmpty()) {
            problems.put(field, missing);
        } else if (DetailsCheck.nameProblem(name, field).isPresent()) {
            problems.put(field, words.say("register.name-unusable"));
        }
    }

    /** What is asked for, when nothing is wrong. */
    Asked asked(String address) {
        return new Asked(given, family, TypedDate.parse(born).orElseThrow(), email, address);
    }
}
