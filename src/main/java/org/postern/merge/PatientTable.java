package org.postern.merge;

import java.util.List;

/**
 * What a merge does with a table that names patients. Every table with a column {@code patient_id}
 * stands in {@link #ALL}: a test compares the list with the database.
 *
 * @param name in SQL
 * @param way what becomes of its rows
 * @param one what one row is to the people who merge; empty for what they need not know
 * @param many the same for several
 */
record PatientTable(String name, Way way, String one, String many) {

    enum Way {
        /** The rows get the surviving patient's id, and nothing else changes. */
        MOVED,
        /** {@link Merging} takes care of them. */
        OF_ITS_OWN,
        /** The rows stay with the record that is merged away. */
        STAYS
    }

    static final List<PatientTable> ALL =
            List.of(
                    new PatientTable("thread", Way.MOVED, "conversation", "conversations"),
                    new PatientTable(
                            "outgoing_message",
                            Way.MOVED,
                            "message on its way",
                            "messages on their way"),
                    new PatientTable("task", Way.MOVED, "task", "tasks"),
                    new PatientTable(
                            "emergency_access",
                            Way.MOVED,
                            "emergency access",
                            "emergency accesses"),
                    new PatientTable("attachment", Way.MOVED, "file", "files"),
                    new PatientTable("legal_hold", Way.MOVED, "legal hold", "legal holds"),
                    new PatientTable("draft", Way.OF_ITS_OWN, "unsent text", "unsent texts"),
                    new PatientTable(
                            "portal_link", Way.OF_ITS_OWN, "portal account", "portal accounts"),
                    new PatientTable("invitation", Way.OF_ITS_OWN, "", ""),
                    new PatientTable("proxy_invitation", Way.OF_ITS_OWN, "", ""),
                    // Written anew from the surviving record's name.
                    new PatientTable("patient_name", Way.STAYS, "", ""),
                    // What was done to which record then is never changed.
                    new PatientTable("audit_event", Way.STAYS, "", ""));

    /** In words: "2 conversations"; empty for none. */
    String words(int count) {
        return count == 0 || one.isEmpty() ? "" : count + " " + (count == 1 ? one : many);
    }
}
