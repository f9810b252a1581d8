package org.postern.portal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.DetailsCheck;
import org.postern.patient.TypedDate;
import org.postern.proxy.ProxyLink;
import org.postern.wording.Words;

/**
 * What a parent or caregiver fills in.
 *
 * @param born the patient's date of birth as typed
 * @param name the person's own name
 */
public record ProxyForm(String born, String name, String password) {

    /** A field that is missing from a post is an empty one. */
    public ProxyForm(@Nullable String born, @Nullable String name, @Nullable String password) {
        this.born = Objects.requireNonNullElse(born, "");
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.password = Objects.requireNonNullElse(password, "");
    }

    static ProxyForm of(ProxyLink link) {
        return new ProxyForm("", link.name(), "");
    }

    Optional<LocalDate> dateOfBirth() {
        return TypedDate.parse(born);
    }

    /** What is wrong, by field. Who has an account gives its password, whatever that is. */
    Map<String, String> problems(ProxyLink link, Words words) {
        var problems = new LinkedHashMap<String, String>();
        if (dateOfBirth().isEmpty()) {
            problems.put("born", words.say("proxies.born-missing"));
        }
        if (link.known()) {
            if (password.isEmpty()) {
                problems.put("password", words.say("proxies.password-missing"));
            }
            return problems;
        }
        if (DetailsCheck.nameProblem(name, "").isPresent()) {
            problems.put("name", words.say("proxies.name-missing"));
        }
        return problems;
    }
}
