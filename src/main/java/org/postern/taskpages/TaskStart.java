package org.postern.taskpages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.task.TaskLinks;
import org.postern.task.TaskOrigin;

/**
 * Where a new task begins.
 *
 * @param links what it is to be linked to
 */
public record TaskStart(TaskOrigin origin, TaskLinks links) {

    /** Where its form is posted to. */
    public String address() {
        var thread = links.thread();
        return thread == null ? "/tasks/new" : "/inbox/threads/" + thread.id() + "/tasks/new";
    }

    /** Where somebody goes who makes none after all. */
    public String back() {
        if (links.thread() != null) {
            return links.address();
        }
        return origin.patientId() == null
                ? "/tasks"
                : "/patients/" + origin.patientId() + "/profile";
    }

    /** The words of the link back. */
    public String backWords() {
        if (links.thread() != null) {
            return "Conversation";
        }
        return origin.patientId() == null ? "Tasks" : "Patient";
    }

    /** The patient's id to post, where no thread brings it along. */
    public @Nullable UUID patientId() {
        return origin.patientId();
    }

    /** The message's id to post. */
    public @Nullable UUID messageId() {
        return origin.messageId();
    }
}
