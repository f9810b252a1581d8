package org.postern.access;

import org.postern.access.AccessTable.Door;

/** The kinds of people that call every address. */
enum Caller {
    NOBODY,
    PATIENT,
    OTHER_PATIENT,
    /** A patient who wrote for PATIENT, too, until that ended. */
    ENDED_PROXY,
    USER,
    OTHER_USER,
    ADMINISTRATOR,
    USER_WITHOUT_RIGHTS,
    USER_OF_OTHER_PRACTICE,
    PATIENT_OF_OTHER_PRACTICE;

    boolean passes(Door door) {
        return switch (door) {
            case OPEN -> true;
            case CLOSED -> false;
            case SIGNED_IN -> this != NOBODY;
            case PORTAL -> isPatient();
            case ANY_USER -> this != NOBODY && !isPatient();
            case MESSAGING ->
                    this == USER
                            || this == OTHER_USER
                            || this == ADMINISTRATOR
                            || this == USER_OF_OTHER_PRACTICE;
            case ADMINISTRATION -> this == ADMINISTRATOR || this == USER_OF_OTHER_PRACTICE;
        };
    }

    boolean isPatient() {
        return this == PATIENT
                || this == OTHER_PATIENT
                || this == ENDED_PROXY
                || this == PATIENT_OF_OTHER_PRACTICE;
    }

    boolean isOfOtherPractice() {
        return this == USER_OF_OTHER_PRACTICE || this == PATIENT_OF_OTHER_PRACTICE;
    }
}
