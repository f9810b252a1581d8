package org.postern.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.Viewing;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Finds what tasks are linked to. */
@Component
class LinkFinder {

    private final Viewing viewing;
    private final Patients patients;

    LinkFinder(Viewing viewing, Patients patients) {
        this.viewing = viewing;
        this.patients = patients;
    }

    /** What a new task is to be linked to: all of it, or nothing at all. */
    TaskLinks require(UserIdentity user, TaskOrigin origin) {
        var threadId = origin.threadId();
        if (threadId == null) {
            return patientOnly(origin.patientId());
        }
        var thread = viewing.thread(user, threadId).orElseThrow(ThreadNotFound::new);
        var messageId = origin.messageId();
        var message =
                messageId == null
                        ? null
                        : viewing.message(thread, messageId).orElseThrow(ThreadNotFound::new);
        return new TaskLinks(patients.get(thread.patientId()), thread, message);
    }

    /** What a task is linked to, without what this user may not view. */
    TaskLinks find(UserIdentity user, Task task) {
        var about = patientOnly(task.patientId());
        var threadId = task.threadId();
        if (threadId == null) {
            return about;
        }
        var messageId = task.messageId();
        return viewing.thread(user, threadId)
                .map(
                        thread ->
                                new TaskLinks(
                                        about.patient(),
                                        thread,
                                        messageId == null
                                                ? null
                                                : viewing.message(thread, messageId).orElse(null)))
                .orElse(about);
    }

    private TaskLinks patientOnly(@Nullable UUID patientId) {
        return patientId == null
                ? TaskLinks.NONE
                : new TaskLinks(patients.get(patientId), null, null);
    }
}
