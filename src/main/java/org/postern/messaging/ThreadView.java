package org.postern.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.user.UserAccount;

/**
 * An opened thread.
 *
 * @param assignee null in the practice queue
 * @param messages oldest first
 */
public record ThreadView(
        MessageThread thread,
        Patient patient,
        @Nullable UserAccount assignee,
        List<Message> messages) {}
