package org.postern.practice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings > Communications > Reminder email.
 *
 * @param replyTo where answers to mails go; null when not set
 * @param destination where "new portal message" mails go; null when not set
 */
public record ReminderEmail(@Nullable String replyTo, @Nullable String destination) {

    /** The address that is told of new messages: the destination, else the reply-to address. */
    public Optional<String> told() {
        return Optional.ofNullable(destination == null ? replyTo : destination);
    }
}
