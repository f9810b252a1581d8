package org.postern.task;

import java.util.UUID;

/** The form made a task before, with another content; nothing more was stored. */
public class AlreadyCreated extends RuntimeException {

    private final UUID taskId;

    AlreadyCreated(UUID taskId) {
        this.taskId = taskId;
    }

    /** The task that it made. */
    public UUID taskId() {
        return taskId;
    }
}
