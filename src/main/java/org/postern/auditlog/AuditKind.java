package org.postern.auditlog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postern.audit.AuditAction;

/** What acts have in common. */
public enum AuditKind {
    READING("Reading messages and notes"),
    WRITING("Writing and handling messages"),
    TASKS("Tasks"),
    PATIENTS("Patients' records"),
    ACCESS("Access of patients, parents and caregivers"),
    SIGNING_IN("Signing in and passwords"),
    USERS("Users and their rights"),
    SETTINGS("Settings and keys"),
    RECORDS("Legal holds and deletion"),
    AUDIT("Audit log"),
    EMERGENCY("Emergency access"),
    REFUSALS("Refused requests");

    /** The acts that show the first words of messages, in a list. */
    static final Set<AuditAction> LISTED =
            EnumSet.of(
                    AuditAction.VIEW_THREADS,
                    AuditAction.SEARCH,
                    AuditAction.VIEW_THREADS_IN_EMERGENCY);

    /** The acts that show messages, notes or files themselves. */
    static final Set<AuditAction> OPENED = opened();

    // Where the name of the act does not say it in the words of the pages.
    private static final Map<String, String> OTHERWISE =
            Map.ofEntries(
                    Map.entry("BEGIN_SESSION", "Sign in, all steps done"),
                    Map.entry("SIGN_IN", "Sign in, first step"),
                    Map.entry("UNMARK_DECEASED", "Take back marking as deceased"),
                    Map.entry("READ_DAMAGED", "Meet a damaged text"),
                    Map.entry("GIVE_MESSAGING", "Give the right to portal messaging"),
                    Map.entry("TAKE_MESSAGING", "Take the right to portal messaging away"),
                    Map.entry("GIVE_ADMINISTRATION", "Give the right to administration"),
                    Map.entry("TAKE_ADMINISTRATION", "Take the right to administration away"),
                    Map.entry("VIEW_NOBODYS", "Let a user view nobody else's messages"),
                    Map.entry("VIEW_EVERYBODYS", "Let a user view everybody's messages"),
                    Map.entry("VIEW_CHOSEN_USERS", "Let a user view chosen users' messages"),
                    Map.entry("PROVE_IDENTITY", "Prove again who one is"),
                    Map.entry("ASK_FOR_FACTOR_RESET", "Start the reset of a second step"),
                    Map.entry("RESET_FACTORS", "Reset a second step"),
                    Map.entry("INVITE_PROXY", "Invite a parent or caregiver"),
                    Map.entry(
                            "WITHDRAW_PROXY_INVITATION", "Withdraw the invitation of a caregiver"),
                    Map.entry("ADD_PROXY", "Add a parent or caregiver"),
                    Map.entry("END_PROXY_ACCESS", "End the access of a parent or caregiver"),
                    Map.entry("REQUEST", "Ask for what is refused"));

    private final String words;

    AuditKind(String words) {
        this.words = words;
    }

    // A new act of reading counts before anybody thinks of it here.
    private static Set<AuditAction> opened() {
        var opened = EnumSet.copyOf(READING.actions());
        opened.add(AuditAction.VIEW_THREAD_IN_EMERGENCY);
        opened.add(AuditAction.VIEW_FILE_IN_EMERGENCY);
        opened.removeAll(LISTED);
        opened.remove(AuditAction.READ_DAMAGED);
        return opened;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** The acts of this kind. */
    public List<AuditAction> actions() {
        return Arrays.stream(AuditAction.values()).filter(one -> of(one) == this).toList();
    }

    /** Which kind an act is of. */
    public static AuditKind of(AuditAction action) {
        return switch (action) {
            case VIEW_THREAD,
                    VIEW_THREADS,
                    SEARCH,
                    VIEW_FILE,
                    VIEW_NOTES,
                    COPY_THREAD,
                    PRINT_THREAD,
                    PRINT_THREAD_WITH_NOTES,
                    EXPORT_RECORDS,
                    READ_DAMAGED ->
                    READING;
            case SEND,
                    ANSWER_AUTOMATICALLY,
                    SAVE_DRAFT,
                    SCAN_FILE,
                    REASSIGN,
                    MARK_UNREAD,
                    MARK_READ,
                    NO_ANSWER_NEEDED,
                    NEEDS_ANSWER,
                    HOLD_MESSAGE,
                    UNDO_SEND,
                    ADD_NOTE ->
                    WRITING;
            case VIEW_TASK, VIEW_TASKS, CREATE_TASK, CHANGE_TASK, COMPLETE_TASK, REOPEN_TASK ->
                    TASKS;
            case VIEW_PATIENT,
                    VIEW_PATIENTS,
                    ADD_PATIENT,
                    CHANGE_PATIENT,
                    MARK_DECEASED,
                    UNMARK_DECEASED,
                    MERGE_PATIENTS,
                    IMPORT_PATIENTS,
                    WITHDRAW_IMPORT ->
                    PATIENTS;
            case INVITE,
                    ASK_TO_REGISTER,
                    WITHDRAW_INVITATION,
                    REMOVE_PORTAL_ACCESS,
                    INVITE_PROXY,
                    WITHDRAW_PROXY_INVITATION,
                    ADD_PROXY,
                    END_PROXY_ACCESS,
                    REGISTER ->
                    ACCESS;
            case ADD_USER,
                    INVITE_USER,
                    WITHDRAW_USER_INVITATION,
                    JOIN,
                    CHANGE_USER,
                    GIVE_MESSAGING,
                    TAKE_MESSAGING,
                    GIVE_ADMINISTRATION,
                    TAKE_ADMINISTRATION,
                    VIEW_NOBODYS,
                    VIEW_EVERYBODYS,
                    VIEW_CHOSEN_USERS,
                    SWITCH_OFF_USER,
                    SWITCH_ON_USER ->
                    USERS;
            case CHANGE_SETTINGS,
                    CHANGE_RETENTION,
                    ADD_PRACTICE,
                    CHANGE_PRACTICE,
                    ROTATE_KEY,
                    ROTATE_MASTER_KEY,
                    DESTROY_OLD_KEY,
                    DESTROY_KEYS,
                    RESTORE_BACKUP ->
                    SETTINGS;
            case VIEW_AUDIT_LOG, EXPORT_AUDIT_LOG, VERIFY_AUDIT_LOG -> AUDIT;
            case OPEN_IN_EMERGENCY,
                    VIEW_THREADS_IN_EMERGENCY,
                    VIEW_THREAD_IN_EMERGENCY,
                    VIEW_FILE_IN_EMERGENCY,
                    VIEW_EMERGENCIES,
                    REVIEW_EMERGENCY ->
                    EMERGENCY;
            case PLACE_LEGAL_HOLD, LIFT_LEGAL_HOLD, DELETE_THREAD -> RECORDS;
            case REQUEST -> REFUSALS;
            case SIGN_IN,
                    BEGIN_SESSION,
                    SIGN_OUT,
                    CHANGE_PASSWORD,
                    ASK_FOR_PASSWORD_LINK,
                    ADD_AUTHENTICATOR,
                    REMOVE_AUTHENTICATOR,
                    ADD_PASSKEY,
                    REMOVE_PASSKEY,
                    CHANGE_EMAIL,
                    RENEW_RECOVERY_CODES,
                    USE_AUTHENTICATOR,
                    USE_RECOVERY_CODE,
                    ASK_FOR_FACTOR_RESET,
                    RESET_FACTORS,
                    MAKE_RECOVERY_LINK,
                    RECOVER,
                    PROVE_IDENTITY,
                    END_SESSIONS ->
                    SIGNING_IN;
        };
    }

    /** An act in words: "View conversation". */
    public static String words(AuditAction action) {
        return words(action.name());
    }

    /** An act in words, by its name; also one that this version does not know any more. */
    static String words(String action) {
        var otherwise = OTHERWISE.get(action);
        if (otherwise != null) {
            return otherwise;
        }
        var words =
                action.toLowerCase(Locale.ROOT).replace('_', ' ').replace("thread", "conversation");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
