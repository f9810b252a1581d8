package org.postern.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.practice.EmailAddress;
import org.postern.practice.ReminderEmail;

/** The two addresses as they are typed. */
public record ReminderEmailForm(@Nullable String replyTo, @Nullable String destination) {

    static ReminderEmailForm of(ReminderEmail settings) {
        return new ReminderEmailForm(settings.replyTo(), settings.destination());
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        check("replyTo", clean(replyTo), problems);
        check("destination", clean(destination), problems);
        return problems;
    }

    private static void check(
            String field, @Nullable String address, Map<String, String> problems) {
        if (address != null && !EmailAddress.isValid(address)) {
            problems.put(field, "Enter one address such as name@example.org.");
        }
    }

    ReminderEmail settings() {
        return new ReminderEmail(clean(replyTo), clean(destination));
    }

    private static @Nullable String clean(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
