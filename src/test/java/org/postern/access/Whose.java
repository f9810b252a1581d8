package org.postern.access;

import org.postern.access.AccessTable.Of;

/** Whose the thing is that an id in an address names. */
enum Whose {
    /**
     * The thread between PATIENT and USER; the record of PATIENT; a task of USER, and what USER has
     * set.
     */
    THE_FIRST_PATIENTS,
    /**
     * The thread between OTHER_PATIENT and OTHER_USER; the record of OTHER_PATIENT; what OTHER_USER
     * has set.
     */
    THE_OTHER_PATIENTS,
    OTHER_PRACTICES,
    ABSENT;

    boolean isReachedBy(Caller caller, Of of) {
        return switch (of) {
            case NOTHING -> true;
            case PRACTICE, TOKEN, USER_TOKEN, PROXY_TOKEN -> this != ABSENT;
            case PATIENT, ROSTER, USER ->
                    switch (this) {
                        case THE_FIRST_PATIENTS, THE_OTHER_PATIENTS -> !caller.isOfOtherPractice();
                        case OTHER_PRACTICES -> caller.isOfOtherPractice();
                        case ABSENT -> false;
                    };
            case QUICK_REPLY ->
                    switch (this) {
                        case THE_FIRST_PATIENTS -> caller == Caller.USER;
                        case THE_OTHER_PATIENTS -> caller == Caller.OTHER_USER;
                        case OTHER_PRACTICES -> caller.isOfOtherPractice();
                        case ABSENT -> false;
                    };
            case TASK ->
                    switch (this) {
                        case THE_FIRST_PATIENTS -> caller == Caller.USER;
                        case THE_OTHER_PATIENTS -> caller == Caller.OTHER_USER;
                        case OTHER_PRACTICES -> caller == Caller.USER_OF_OTHER_PRACTICE;
                        case ABSENT -> false;
                    };
            case THREAD, FILE ->
                    switch (this) {
                        case THE_FIRST_PATIENTS ->
                                caller == Caller.PATIENT || caller == Caller.USER;
                        case THE_OTHER_PATIENTS ->
                                caller == Caller.OTHER_PATIENT || caller == Caller.OTHER_USER;
                        case OTHER_PRACTICES -> caller.isOfOtherPractice();
                        case ABSENT -> false;
                    };
        };
    }
}
