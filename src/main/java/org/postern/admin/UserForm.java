package org.postern.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.practice.EmailAddress;
import org.postern.user.UserAccount;
import org.postern.user.UserDetails;

/**
 * A user as an administrator fills it in.
 *
 * @param messaging the checkbox <em>Portal messaging</em>; null when it is not ticked
 * @param administration the checkbox <em>Administration</em>; null when it is not ticked
 */
public record UserForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable String email,
        @Nullable String messaging,
        @Nullable String administration) {

    private static final int LONGEST = 80;

    static UserForm empty() {
        return new UserForm("", "", "", "on", null);
    }

    static UserForm of(UserAccount user) {
        return new UserForm(
                user.name(),
                user.role(),
                user.email(),
                user.portalMessaging() ? "on" : null,
                user.administration() ? "on" : null);
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        check("name", clean(name), "Enter the name.", problems);
        check("role", clean(role), "Enter what patients read below the name.", problems);
        if (!EmailAddress.isValid(clean(email))) {
            problems.put("email", "Enter one address such as name@example.org.");
        }
        return problems;
    }

    private static void check(
            String field, String value, String missing, Map<String, String> problems) {
        if (value.isEmpty() || value.codePoints().noneMatch(Character::isLetterOrDigit)) {
            problems.put(field, missing);
        } else if (value.codePointCount(0, value.length()) > LONGEST) {
            problems.put(field, "Enter at most " + LONGEST + " characters.");
        } else if (value.codePoints().anyMatch(Character::isISOControl)) {
            problems.put(field, "Enter it on one line.");
        }
    }

    UserDetails details() {
        return new UserDetails(
                clean(name), clean(role), clean(email), messaging != null, administration != null);
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
