package org.postern.access;

import static org.postern.access.AccessTable.Door.ADMINISTRATION;
import static org.postern.access.AccessTable.Door.ANY_USER;
import static org.postern.access.AccessTable.Door.CLOSED;
import static org.postern.access.AccessTable.Door.GIVING_ACCESS;
import static org.postern.access.AccessTable.Door.MESSAGING;
import static org.postern.access.AccessTable.Door.OPEN;
import static org.postern.access.AccessTable.Door.PORTAL;
import static org.postern.access.AccessTable.Door.SIGNED_IN;
import static org.postern.access.AccessTable.Of.FILE;
import static org.postern.access.AccessTable.Of.NOTHING;
import static org.postern.access.AccessTable.Of.PATIENT;
import static org.postern.access.AccessTable.Of.PRACTICE;
import static org.postern.access.AccessTable.Of.PROXY_TOKEN;
import static org.postern.access.AccessTable.Of.QUICK_REPLY;
import static org.postern.access.AccessTable.Of.ROSTER;
import static org.postern.access.AccessTable.Of.TASK;
import static org.postern.access.AccessTable.Of.THREAD;
import static org.postern.access.AccessTable.Of.TOKEN;
import static org.postern.access.AccessTable.Of.USER;
import static org.postern.access.AccessTable.Of.USER_TOKEN;

import java.util.List;

/**
 * Who may call what. Every address of the application has one row here; {@link AccessMatrixTests}
 * fails for one without.
 *
 * @param address method and pattern, as Spring maps it
 * @param door who may pass at all; others are sent to sign in, or get 403 whatever the id
 * @param of what the id in the address names; not the caller's is 404
 * @param allowed the status for who may: of an empty form where something is posted
 */
record AccessTable(String address, Door door, Of of, int allowed) {

    enum Door {
        OPEN,
        SIGNED_IN,
        PORTAL,
        ANY_USER,
        MESSAGING,
        ADMINISTRATION,
        GIVING_ACCESS,
        CLOSED
    }

    enum Of {
        NOTHING,
        PRACTICE,
        TOKEN,
        THREAD,
        PATIENT,
        QUICK_REPLY,
        USER,
        USER_TOKEN,
        PROXY_TOKEN,
        TASK,
        ROSTER,
        FILE
    }

    static final List<AccessTable> ROWS =
            List.of(
                    row("GET /", OPEN, NOTHING, 200),
                    row("POST /sign-out", OPEN, NOTHING, 302),
                    row("POST /language", OPEN, NOTHING, 302),
                    row("GET /p/{practice}", OPEN, PRACTICE, 200),
                    row("GET /p/{practice}/sign-in", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/sign-in", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/clinic", OPEN, PRACTICE, 200),
                    row("GET /p/{practice}/clinic/sign-in", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/clinic/sign-in", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/invitation/{token}", OPEN, TOKEN, 200),
                    row("POST /p/{practice}/invitation/{token}", OPEN, TOKEN, 422),
                    row("GET /p/{practice}/proxy/{token}", OPEN, PROXY_TOKEN, 200),
                    row("POST /p/{practice}/proxy/{token}", OPEN, PROXY_TOKEN, 422),
                    row("GET /p/{practice}/clinic/invitation/{token}", OPEN, USER_TOKEN, 200),
                    row("POST /p/{practice}/clinic/invitation/{token}", OPEN, USER_TOKEN, 422),
                    row("GET /p/{practice}/register", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/register", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/register/sent", OPEN, PRACTICE, 200),
                    // Off until the practice switches it on.
                    row("GET /p/{practice}/kiosk", OPEN, PRACTICE, 404),
                    row("POST /p/{practice}/kiosk", OPEN, PRACTICE, 404),
                    row("GET /p/{practice}/kiosk/sent", OPEN, PRACTICE, 404),
                    row("GET /p/{practice}/forgotten-password", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/forgotten-password", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/new-password/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/new-password/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/passkey/challenge", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/passkey", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/new-email/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/new-email/{token}", OPEN, PRACTICE, 410),
                    row("GET /p/{practice}/second-step", OPEN, PRACTICE, 302),
                    row("POST /p/{practice}/second-step", OPEN, PRACTICE, 302),
                    row("GET /p/{practice}/clinic/forgotten-password", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/clinic/forgotten-password", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/clinic/new-password/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/clinic/new-password/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/clinic/passkey/challenge", OPEN, PRACTICE, 200),
                    row("POST /p/{practice}/clinic/passkey", OPEN, PRACTICE, 422),
                    row("GET /p/{practice}/clinic/second-step", OPEN, PRACTICE, 302),
                    row("POST /p/{practice}/clinic/second-step", OPEN, PRACTICE, 302),
                    row("GET /p/{practice}/clinic/lost-second-step/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/clinic/lost-second-step/{token}", OPEN, PRACTICE, 410),
                    row("GET /p/{practice}/clinic/recovery/{token}", OPEN, PRACTICE, 410),
                    row("POST /p/{practice}/clinic/recovery/{token}", OPEN, PRACTICE, 410),
                    row("GET /p/{practice}/brand.css", OPEN, PRACTICE, 200),
                    row("GET /p/{practice}/logo", OPEN, PRACTICE, 404),
                    row("GET /portal/messages", PORTAL, NOTHING, 200),
                    row("POST /portal/messages", PORTAL, NOTHING, 422),
                    row("GET /portal/messages/new", PORTAL, NOTHING, 200),
                    row("POST /portal/messages/draft", PORTAL, NOTHING, 422),
                    row("GET /portal/threads/{threadId}", PORTAL, THREAD, 200),
                    row("GET /portal/threads/{threadId}/messages", PORTAL, THREAD, 200),
                    row("POST /portal/threads/{threadId}/messages", PORTAL, THREAD, 422),
                    row("GET /portal/files/{fileId}", PORTAL, FILE, 200),
                    row("GET /portal/files/{fileId}/small", PORTAL, FILE, 200),
                    row("POST /portal/files", PORTAL, NOTHING, 422),
                    row("POST /portal/threads/{threadId}/draft", PORTAL, THREAD, 422),
                    row("GET /portal/messages/draft", PORTAL, NOTHING, 302),
                    row("POST /portal/threads/{threadId}/thanks", PORTAL, THREAD, 302),
                    row("GET /portal/drafts", PORTAL, NOTHING, 200),
                    row("POST /portal/drafts/{draftId}/discard", PORTAL, NOTHING, 302),
                    row("GET /portal/account/mail", PORTAL, NOTHING, 200),
                    row("POST /portal/account/mail", PORTAL, NOTHING, 422),
                    row("GET /portal/account", PORTAL, NOTHING, 200),
                    row("GET /portal/account/password", PORTAL, NOTHING, 200),
                    row("POST /portal/account/password", PORTAL, NOTHING, 422),
                    row("GET /portal/account/proof", PORTAL, NOTHING, 200),
                    row("POST /portal/account/proof", PORTAL, NOTHING, 422),
                    row("POST /portal/account/proof/passkey", PORTAL, NOTHING, 422),
                    row("GET /portal/account/email", PORTAL, NOTHING, 200),
                    row("POST /portal/account/email", PORTAL, NOTHING, 422),
                    row("GET /portal/account/passkeys", PORTAL, NOTHING, 200),
                    row("POST /portal/account/passkeys", PORTAL, NOTHING, 422),
                    row("POST /portal/account/passkeys/challenge", PORTAL, NOTHING, 200),
                    row("POST /portal/account/passkeys/{passkeyId}/name", PORTAL, NOTHING, 302),
                    row("GET /portal/account/passkeys/{passkeyId}/removal", PORTAL, NOTHING, 302),
                    row("POST /portal/account/passkeys/{passkeyId}/removal", PORTAL, NOTHING, 302),
                    row("GET /portal/account/authenticator", PORTAL, NOTHING, 200),
                    row("POST /portal/account/authenticator", PORTAL, NOTHING, 422),
                    row("GET /portal/account/authenticator/removal", PORTAL, NOTHING, 302),
                    row("POST /portal/account/authenticator/removal", PORTAL, NOTHING, 302),
                    row("GET /portal/account/recovery-codes", PORTAL, NOTHING, 302),
                    row("POST /portal/account/recovery-codes", PORTAL, NOTHING, 302),
                    row("GET /portal/account/devices", PORTAL, NOTHING, 200),
                    row("POST /portal/account/devices/one", PORTAL, NOTHING, 302),
                    row("POST /portal/account/devices/others", PORTAL, NOTHING, 302),
                    row("GET /portal/events", PORTAL, NOTHING, 200),
                    row("POST /clinic/account/second-step/link", ANY_USER, NOTHING, 302),
                    row("GET /clinic", ANY_USER, NOTHING, 302),
                    row("GET /clinic/account", ANY_USER, NOTHING, 200),
                    row("GET /clinic/account/password", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/password", ANY_USER, NOTHING, 422),
                    row("POST /clinic/account/shortcuts", ANY_USER, NOTHING, 302),
                    row("GET /clinic/account/second-step", ANY_USER, NOTHING, 200),
                    row("GET /clinic/account/proof", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/proof", ANY_USER, NOTHING, 422),
                    row("POST /clinic/account/proof/passkey", ANY_USER, NOTHING, 422),
                    row("GET /clinic/account/passkeys", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/passkeys", ANY_USER, NOTHING, 422),
                    row("POST /clinic/account/passkeys/challenge", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/passkeys/{passkeyId}/name", ANY_USER, NOTHING, 302),
                    row("GET /clinic/account/passkeys/{passkeyId}/removal", ANY_USER, NOTHING, 302),
                    row(
                            "POST /clinic/account/passkeys/{passkeyId}/removal",
                            ANY_USER,
                            NOTHING,
                            302),
                    row("GET /clinic/account/authenticator", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/authenticator", ANY_USER, NOTHING, 422),
                    row("GET /clinic/account/authenticator/removal", ANY_USER, NOTHING, 302),
                    row("POST /clinic/account/authenticator/removal", ANY_USER, NOTHING, 302),
                    row("GET /clinic/account/recovery-codes", ANY_USER, NOTHING, 302),
                    row("POST /clinic/account/recovery-codes", ANY_USER, NOTHING, 302),
                    row("GET /clinic/account/devices", ANY_USER, NOTHING, 200),
                    row("POST /clinic/account/devices/one", ANY_USER, NOTHING, 302),
                    row("POST /clinic/account/devices/others", ANY_USER, NOTHING, 302),
                    row("GET /settings/business/security", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/security", ADMINISTRATION, NOTHING, 302),
                    row(
                            "POST /settings/business/users/{userId}/second-step-reset",
                            ADMINISTRATION,
                            USER,
                            302),
                    row("GET /inbox", MESSAGING, NOTHING, 200),
                    row("POST /inbox/searches", MESSAGING, NOTHING, 302),
                    row("GET /inbox/new", MESSAGING, NOTHING, 200),
                    row("POST /inbox/new/searches", MESSAGING, NOTHING, 302),
                    row("GET /inbox/threads/{threadId}", MESSAGING, THREAD, 200),
                    row("GET /inbox/threads/{threadId}/messages", MESSAGING, THREAD, 200),
                    row("POST /inbox/threads/{threadId}/messages", MESSAGING, THREAD, 422),
                    row("POST /inbox/threads/{threadId}/draft", MESSAGING, THREAD, 303),
                    row("GET /inbox/threads/{threadId}/notes", MESSAGING, THREAD, 200),
                    row("POST /inbox/threads/{threadId}/notes", MESSAGING, THREAD, 422),
                    row("POST /inbox/threads/{threadId}/notes/draft", MESSAGING, THREAD, 303),
                    row("GET /inbox/threads/{threadId}/assignment", MESSAGING, THREAD, 200),
                    row("POST /inbox/threads/{threadId}/assignment", MESSAGING, THREAD, 409),
                    row("GET /inbox/threads/{threadId}/unread", MESSAGING, THREAD, 200),
                    row("POST /inbox/threads/{threadId}/unread", MESSAGING, THREAD, 302),
                    row("POST /inbox/threads/{threadId}/no-answer-needed", MESSAGING, THREAD, 302),
                    row("POST /inbox/threads/{threadId}/needs-answer", MESSAGING, THREAD, 302),
                    row(
                            "POST /inbox/threads/{threadId}/messages/{messageId}/undo",
                            MESSAGING,
                            THREAD,
                            409),
                    row("GET /inbox/threads/{threadId}/copy", MESSAGING, THREAD, 200),
                    row("GET /inbox/threads/{threadId}/text", MESSAGING, THREAD, 200),
                    row("GET /inbox/threads/{threadId}/print", MESSAGING, THREAD, 200),
                    row("GET /inbox/files/{fileId}", MESSAGING, FILE, 200),
                    row("GET /inbox/files/{fileId}/small", MESSAGING, FILE, 200),
                    row("POST /inbox/files", MESSAGING, NOTHING, 422),
                    row("POST /inbox/selection/read", MESSAGING, NOTHING, 302),
                    row("POST /inbox/selection/unread", MESSAGING, NOTHING, 302),
                    row("POST /inbox/selection/assignment", MESSAGING, NOTHING, 302),
                    row("GET /inbox/drafts", MESSAGING, NOTHING, 200),
                    row("POST /inbox/drafts/{draftId}/discard", MESSAGING, NOTHING, 302),
                    row("GET /inbox/events", MESSAGING, NOTHING, 200),
                    row("GET /inbox/note", MESSAGING, NOTHING, 200),
                    row("POST /inbox/note", MESSAGING, NOTHING, 302),
                    row("GET /inbox/settings", MESSAGING, NOTHING, 200),
                    row("GET /inbox/settings/banner", MESSAGING, NOTHING, 200),
                    row("POST /inbox/settings/banner", MESSAGING, NOTHING, 302),
                    row("GET /inbox/settings/limits", MESSAGING, NOTHING, 200),
                    row("POST /inbox/settings/limits", MESSAGING, NOTHING, 302),
                    row("GET /inbox/settings/files", MESSAGING, NOTHING, 200),
                    row("POST /inbox/settings/files", MESSAGING, NOTHING, 302),
                    row("GET /inbox/settings/absence", MESSAGING, NOTHING, 200),
                    row("POST /inbox/settings/absence", MESSAGING, NOTHING, 422),
                    row("POST /inbox/settings/absence/end", MESSAGING, NOTHING, 302),
                    row("GET /inbox/quick-reply", MESSAGING, NOTHING, 302),
                    row("POST /inbox/quick-reply", MESSAGING, NOTHING, 422),
                    row("GET /inbox/quick-replies", MESSAGING, NOTHING, 200),
                    row("POST /inbox/quick-replies", MESSAGING, NOTHING, 422),
                    row("GET /inbox/quick-replies/{replyId}", MESSAGING, QUICK_REPLY, 200),
                    row("POST /inbox/quick-replies/{replyId}", MESSAGING, QUICK_REPLY, 422),
                    row(
                            "POST /inbox/quick-replies/{replyId}/deletion",
                            MESSAGING,
                            QUICK_REPLY,
                            302),
                    row("GET /patients", ANY_USER, NOTHING, 200),
                    row("POST /patients/searches", ANY_USER, NOTHING, 302),
                    row("GET /patients/new", ADMINISTRATION, NOTHING, 200),
                    row("POST /patients/new", ADMINISTRATION, NOTHING, 422),
                    row("GET /patients/{patientId}", ANY_USER, PATIENT, 302),
                    row("GET /patients/{patientId}/profile", ANY_USER, PATIENT, 200),
                    row("GET /patients/{patientId}/invitations", ANY_USER, PATIENT, 200),
                    row("GET /patients/{patientId}/details", ADMINISTRATION, PATIENT, 200),
                    row("POST /patients/{patientId}/details", ADMINISTRATION, PATIENT, 422),
                    row("POST /patients/{patientId}/invitations", ANY_USER, PATIENT, 422),
                    row(
                            "POST /patients/{patientId}/invitations/withdrawal",
                            ANY_USER,
                            PATIENT,
                            302),
                    row("GET /patients/{patientId}/invitations/again", GIVING_ACCESS, PATIENT, 200),
                    row(
                            "POST /patients/{patientId}/invitations/again",
                            GIVING_ACCESS,
                            PATIENT,
                            422),
                    row("GET /patients/{patientId}/portal-removal", GIVING_ACCESS, PATIENT, 200),
                    row("GET /patients/{patientId}/proxies", GIVING_ACCESS, PATIENT, 200),
                    row("POST /patients/{patientId}/proxies", GIVING_ACCESS, PATIENT, 422),
                    row(
                            "GET /patients/{patientId}/proxies/accounts/{accountId}/withdrawal",
                            GIVING_ACCESS,
                            PATIENT,
                            302),
                    row(
                            "POST /patients/{patientId}/proxies/accounts/{accountId}/withdrawal",
                            GIVING_ACCESS,
                            PATIENT,
                            302),
                    row(
                            "POST /patients/{patientId}/proxies/invitations/{invitationId}/renewal",
                            GIVING_ACCESS,
                            PATIENT,
                            302),
                    row(
                            "POST /patients/{patientId}/proxies/invitations/{invitationId}"
                                    + "/withdrawal",
                            GIVING_ACCESS,
                            PATIENT,
                            302),
                    row("GET /patients/{patientId}/death", ADMINISTRATION, PATIENT, 200),
                    row("POST /patients/{patientId}/death", ADMINISTRATION, PATIENT, 422),
                    row(
                            "POST /patients/{patientId}/death/withdrawal",
                            ADMINISTRATION,
                            PATIENT,
                            302),
                    row("GET /patients/{patientId}/hold", ADMINISTRATION, PATIENT, 200),
                    row("POST /patients/{patientId}/hold", ADMINISTRATION, PATIENT, 422),
                    row("POST /patients/{patientId}/hold/end", ADMINISTRATION, PATIENT, 302),
                    row("GET /patients/{patientId}/export", ADMINISTRATION, PATIENT, 200),
                    row("POST /patients/{patientId}/export", ADMINISTRATION, PATIENT, 200),
                    row("GET /patients/{patientId}/merge", ADMINISTRATION, PATIENT, 200),
                    row("POST /patients/{patientId}/merge", ADMINISTRATION, PATIENT, 422),
                    row("POST /patients/{patientId}/merge/searches", ADMINISTRATION, PATIENT, 302),
                    row("GET /patients/import", ADMINISTRATION, NOTHING, 200),
                    row("POST /patients/import", ADMINISTRATION, NOTHING, 422),
                    row("GET /patients/import/{importId}", ADMINISTRATION, ROSTER, 200),
                    row(
                            "POST /patients/import/{importId}/confirmation",
                            ADMINISTRATION,
                            ROSTER,
                            302),
                    row("POST /patients/import/{importId}/withdrawal", ADMINISTRATION, ROSTER, 302),
                    row("GET /patients/{patientId}/messages", MESSAGING, PATIENT, 200),
                    row("POST /patients/{patientId}/messages", MESSAGING, PATIENT, 422),
                    row("POST /patients/{patientId}/messages/draft", MESSAGING, PATIENT, 303),
                    row("GET /tasks", ANY_USER, NOTHING, 200),
                    row("POST /tasks/searches", ANY_USER, NOTHING, 302),
                    row("GET /tasks/new", ANY_USER, NOTHING, 200),
                    row("POST /tasks/new", ANY_USER, NOTHING, 422),
                    row("GET /tasks/{taskId}", ANY_USER, TASK, 200),
                    row("POST /tasks/{taskId}", ANY_USER, TASK, 422),
                    row("POST /tasks/{taskId}/completion", ANY_USER, TASK, 302),
                    row("POST /tasks/{taskId}/completion/withdrawal", ANY_USER, TASK, 302),
                    row("GET /inbox/threads/{threadId}/tasks/new", MESSAGING, THREAD, 200),
                    row("POST /inbox/threads/{threadId}/tasks/new", MESSAGING, THREAD, 422),
                    row("GET /settings", ADMINISTRATION, NOTHING, 302),
                    row(
                            "GET /settings/communications/reminder-email",
                            ADMINISTRATION,
                            NOTHING,
                            200),
                    row(
                            "POST /settings/communications/reminder-email",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    row(
                            "GET /settings/communications/default-banner",
                            ADMINISTRATION,
                            NOTHING,
                            200),
                    row(
                            "POST /settings/communications/default-banner",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    row("GET /settings/communications/portal", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/communications/portal", ADMINISTRATION, NOTHING, 302),
                    row("GET /settings/communications/portal/sheet", ADMINISTRATION, NOTHING, 200),
                    row(
                            "GET /settings/communications/urgent-phrases",
                            ADMINISTRATION,
                            NOTHING,
                            200),
                    row(
                            "POST /settings/communications/urgent-phrases",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    row(
                            "GET /settings/communications/urgent-phrases/built-in",
                            ADMINISTRATION,
                            NOTHING,
                            200),
                    row(
                            "POST /settings/communications/urgent-phrases/built-in",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    row("GET /settings/communications/receipts", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/communications/receipts", ADMINISTRATION, NOTHING, 302),
                    row("GET /patients/{patientId}/messages/emergency", MESSAGING, PATIENT, 200),
                    row("POST /patients/{patientId}/messages/emergency", MESSAGING, PATIENT, 422),
                    // Without an emergency it is to be asked for.
                    row(
                            "GET /patients/{patientId}/messages/emergency/threads",
                            MESSAGING,
                            PATIENT,
                            302),
                    row(
                            "GET /patients/{patientId}/messages/emergency/threads/{threadId}",
                            MESSAGING,
                            PATIENT,
                            302),
                    row(
                            "GET /patients/{patientId}/messages/emergency/files/{fileId}",
                            MESSAGING,
                            PATIENT,
                            302),
                    row("GET /settings/security/emergency", ADMINISTRATION, NOTHING, 200),
                    row(
                            "POST /settings/security/emergency/{accessId}/review",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    row("GET /settings/security/audit", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/security/audit/searches", ADMINISTRATION, NOTHING, 302),
                    row("GET /settings/security/audit/export", ADMINISTRATION, NOTHING, 200),
                    row("GET /settings/security/audit/readers", ADMINISTRATION, NOTHING, 400),
                    row("POST /settings/security/audit/verification", ADMINISTRATION, NOTHING, 302),
                    row("GET /settings/business/retention", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/retention", ADMINISTRATION, NOTHING, 302),
                    row("GET /settings/business/users", ADMINISTRATION, NOTHING, 200),
                    row("GET /settings/business/users/new", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/users/new", ADMINISTRATION, NOTHING, 422),
                    row("GET /settings/business/users/{userId}", ADMINISTRATION, USER, 200),
                    row("POST /settings/business/users/{userId}", ADMINISTRATION, USER, 422),
                    row("GET /settings/business/users/{userId}/access", ADMINISTRATION, USER, 200),
                    row("POST /settings/business/users/{userId}/access", ADMINISTRATION, USER, 422),
                    row(
                            "GET /settings/business/users/{userId}/invitations",
                            ADMINISTRATION,
                            USER,
                            200),
                    row(
                            "POST /settings/business/users/{userId}/invitations",
                            ADMINISTRATION,
                            USER,
                            422),
                    row(
                            "POST /settings/business/users/{userId}/invitations/withdrawal",
                            ADMINISTRATION,
                            USER,
                            302),
                    row("GET /settings/business/proxies", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/proxies", ADMINISTRATION, NOTHING, 422),
                    row("GET /settings/business/practice", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/practice", ADMINISTRATION, NOTHING, 422),
                    row("GET /settings/business/practice/preview", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/practice/preview", ADMINISTRATION, NOTHING, 200),
                    row(
                            "GET /settings/business/practice/preview.css",
                            ADMINISTRATION,
                            NOTHING,
                            200),
                    row("GET /settings/business/practice/logo", ADMINISTRATION, NOTHING, 200),
                    row("POST /settings/business/practice/logo", ADMINISTRATION, NOTHING, 422),
                    row(
                            "POST /settings/business/practice/logo/removal",
                            ADMINISTRATION,
                            NOTHING,
                            302),
                    // Last: it takes the conversations of those who are switched off.
                    row(
                            "GET /settings/business/users/{userId}/switch-off",
                            ADMINISTRATION,
                            USER,
                            200),
                    row(
                            "POST /settings/business/users/{userId}/switch-off",
                            ADMINISTRATION,
                            USER,
                            302),
                    row(
                            "POST /settings/business/users/{userId}/switch-on",
                            ADMINISTRATION,
                            USER,
                            302),
                    row("POST /kept-text", CLOSED, NOTHING, 403),
                    row("GET /error", SIGNED_IN, NOTHING, 404),
                    row("GET /session", SIGNED_IN, NOTHING, 200),
                    row("POST /session", SIGNED_IN, NOTHING, 200),
                    row("POST /portal/account/devices/all", PORTAL, NOTHING, 302),
                    // Last, because the patients among the callers are out with it.
                    row("POST /patients/{patientId}/portal-removal", GIVING_ACCESS, PATIENT, 302),
                    // Last, because the users among the callers are out with it.
                    row("POST /clinic/account/devices/all", ANY_USER, NOTHING, 302));

    private static AccessTable row(String address, Door door, Of of, int allowed) {
        return new AccessTable(address, door, of, allowed);
    }

    boolean isPost() {
        return address.startsWith("POST");
    }

    String pattern() {
        return address.substring(address.indexOf('/'));
    }
}
