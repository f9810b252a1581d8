package org.postern.audit;

/** The acts that leave an event. */
public enum AuditAction {
    SIGN_IN,
    SIGN_OUT,
    VIEW_THREAD,
    VIEW_THREADS,
    SEARCH,
    SEND,
    SAVE_DRAFT,
    REASSIGN,
    MARK_UNREAD,
    MARK_READ,
    NO_ANSWER_NEEDED,
    HOLD_MESSAGE,
    UNDO_SEND,
    ADD_NOTE,
    VIEW_NOTES,
    COPY_THREAD,
    PRINT_THREAD,
    VIEW_PATIENT,
    VIEW_PATIENTS,
    ADD_PATIENT,
    CHANGE_PATIENT,
    INVITE,
    WITHDRAW_INVITATION,
    REGISTER,
    CHANGE_PASSWORD,
    CHANGE_SETTINGS,
    ADD_PRACTICE,
    ADD_USER,
    REQUEST
}
