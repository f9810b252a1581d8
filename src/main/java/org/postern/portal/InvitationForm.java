package org.postern.portal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.TypedDate;
import org.postern.wording.Words;

/**
 * What a patient fills in to register.
 *
 * @param born the date of birth as typed
 */
public record InvitationForm(String born, String password) {

    /** A field that is missing from a post is an empty one. */
    public InvitationForm(@Nullable String born, @Nullable String password) {
        this.born = Objects.requireNonNullElse(born, "");
        this.password = Objects.requireNonNullElse(password, "");
    }

    /** The date of birth, if one was typed (2026-11-24, or 11/24/2026 where there is no picker). */
    public Optional<LocalDate> dateOfBirth() {
        return TypedDate.parse(born);
    }

    /** What is wrong, by field. */
    Map<String, String> problems(Words words) {
        var problems = new LinkedHashMap<String, String>();
        if (dateOfBirth().isEmpty()) {
            problems.put("born", words.say("invitation.born-missing"));
        }
        return problems;
    }
}
