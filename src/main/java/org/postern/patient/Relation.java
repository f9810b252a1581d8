package org.postern.patient;

import java.util.Locale;

/** How the holder of a portal account stands to a patient. */
public enum Relation {
    /** The holder is the patient. */
    SELF,
    /** Access ends when the child is grown up. */
    PARENT,
    CAREGIVER;

    /** In English, for the clinic side: "parent". */
    public String word() {
        return this == SELF ? "patient" : name().toLowerCase(Locale.ROOT);
    }
}
