package org.postern.messaging;

/** Whether a message came from the patient or went to the patient. */
public enum Direction {
    INCOMING,
    OUTGOING
}
