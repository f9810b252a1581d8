package org.postern.task;

import java.util.UUID;

/**
 * Who does a task.
 *
 * @param active false once switched off: somebody else should do it
 */
public record Assignee(UUID id, String name, boolean active) {

    /** The name, and whether the person is still there. */
    public String words() {
        return active ? name : name + " (switched off)";
    }
}
