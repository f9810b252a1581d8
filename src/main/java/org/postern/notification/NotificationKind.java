package org.postern.notification;

import java.time.Duration;

/** What a mail is about. */
public enum NotificationKind {
    /** To the practice's destination: patients wrote. */
    PRACTICE_MESSAGE,
    /** To a user: conversations were given to them. */
    REASSIGNED,
    /** To a user: tasks were given to them. */
    TASK_ASSIGNED,
    /** To a user: tasks are due today, or were due yesterday. */
    TASKS_DUE,
    /** To the practice's destination: conversations wait in the practice queue. */
    QUEUE,
    /** To a patient: the practice wrote. */
    PATIENT_MESSAGE,
    /** To a portal account, once a day: conversations are unread. */
    PATIENT_DAILY,
    /** To a patient: the link with which to register. */
    INVITATION,
    /** To somebody who asked to register: there is an account already. */
    ACCOUNT_EXISTS,
    /** To a parent or caregiver: the link with which to write for a patient. */
    PROXY_INVITATION,
    /** To a parent or caregiver: access ends within 30 days. */
    PROXY_ENDING,
    /** To a parent or caregiver: access has ended. */
    PROXY_ENDED,
    /** To who reads a patient's messages: somebody else reads and writes for the patient now. */
    PROXY_ADDED,
    /** To a new user: the link with which to set a password. */
    USER_INVITATION,
    /** To an address outside the practice: how far its sealed audit trail goes. */
    AUDIT_ANCHOR,
    /** To an administrator: conversations were opened in an emergency. */
    EMERGENCY_ACCESS,
    /** To the holder of an account: what was done to it, or a link with which to do it. */
    ACCOUNT,
    /** To a user: what was done to the account, or a link with which to do it. */
    USER_ACCOUNT;

    /** How long more of the same are waited for, so that they go out as one mail. */
    Duration wait(Duration window) {
        return this == INVITATION
                        || this == ACCOUNT_EXISTS
                        || this == PROXY_INVITATION
                        || this == USER_INVITATION
                        || this == AUDIT_ANCHOR
                        || this == EMERGENCY_ACCESS
                        || this == ACCOUNT
                        || this == USER_ACCOUNT
                ? Duration.ZERO
                : window;
    }
}
