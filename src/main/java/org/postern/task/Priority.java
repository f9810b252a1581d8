package org.postern.task;

/** How much a task matters. */
public enum Priority {
    HIGH("High"),
    NORMAL("Normal"),
    LOW("Low");

    private final String words;

    Priority(String words) {
        this.words = words;
    }

    /** As pages show it. */
    public String words() {
        return words;
    }
}
