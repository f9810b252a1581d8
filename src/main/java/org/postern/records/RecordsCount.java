package org.postern.records;

/** How much there is of what is asked for. */
public record RecordsCount(int threads, int messages, int notes, int files) {

    /** As the audit trail has it. */
    String words() {
        return "threads=%d messages=%d notes=%d files=%d"
                .formatted(threads, messages, notes, files);
    }
}
