package org.postern.access;

import org.postern.access.AccessTable.Door;

/** The kinds of people that call every address. */
enum Caller {
    NOBODY,
    /** A patient whose password was right, before the second step. */
    HALF_SIGNED_IN_PATIENT,
    /** A user with every right, whose password was right, before the second step. */
    HALF_SIGNED_IN_USER,
    /** A patient who has opened the invitation, and whose chosen password was refused. */
    HALF_REGISTERED,
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
            case SIGNED_IN -> isSignedIn();
            case PORTAL -> isPatient();
            case ANY_USER -> isSignedIn() && !isPatient();
            case MESSAGING ->
                    this == USER
                            || this == OTHER_USER
                            || this == ADMINISTRATOR
                            || this == USER_OF_OTHER_PRACTICE;
            case ADMINISTRATION, GIVING_ACCESS ->
                    this == ADMINISTRATOR || this == USER_OF_OTHER_PRACTICE;
        };
    }

    boolean isSignedIn() {
        return switch (this) {
            case NOBODY, HALF_SIGNED_IN_PATIENT, HALF_SIGNED_IN_USER, HALF_REGISTERED -> false;
            default -> true;
        };
    }

    /** Whether this is the one address that somebody is let in to who is not quite signed in. */
    boolean isAtSecondStep(String address) {
        return switch (this) {
            case HALF_SIGNED_IN_PATIENT -> address.endsWith(" /p/{practice}/second-step");
            case HALF_SIGNED_IN_USER -> address.endsWith(" /p/{practice}/clinic/second-step");
            default -> false;
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
