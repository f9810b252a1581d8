package org.postern.signin;

import java.time.Duration;

/** How often something may be tried in a window of time. */
public enum AttemptLimit {
    /** Failed sign-ins for one account. */
    SIGN_IN_OF_ACCOUNT(10, Duration.ofMinutes(15)),
    /** Failed sign-ins and registrations from one network address. */
    SIGN_IN_FROM_ADDRESS(100, Duration.ofMinutes(15)),
    /** Registrations with one email address that are looked at. */
    REGISTER_WITH_EMAIL(5, Duration.ofHours(1)),
    /** Registrations asked for from one network address, such as that of a practice's tablet. */
    REGISTER_FROM_ADDRESS(120, Duration.ofMinutes(15)),
    /** Wrong codes of the second step of one account. */
    CODES_OF_ACCOUNT(5, Duration.ofMinutes(15)),
    /** Challenges for passkeys, and sign-ins with one, from one network address. */
    PASSKEYS_FROM_ADDRESS(400, Duration.ofMinutes(15)),
    /** Challenges for new passkeys that one account asks for. */
    NEW_PASSKEYS_OF_ACCOUNT(30, Duration.ofMinutes(15)),
    /** New recovery codes that one account asks for: ten slow hashes each time. */
    RECOVERY_CODES_OF_ACCOUNT(5, Duration.ofHours(1)),
    /** Mails to new addresses that one account asks for. */
    EMAIL_LINKS_OF_ACCOUNT(5, Duration.ofHours(1)),
    /** Mails with a link to a new password to one address. */
    PASSWORD_LINK_TO_ADDRESS(3, Duration.ofHours(1)),
    /** Requests for such mails from one network address. */
    PASSWORD_LINKS_FROM_ADDRESS(30, Duration.ofMinutes(15)),
    /** Messages and drafts that one patient's account posts. */
    PATIENT_POSTS(120, Duration.ofMinutes(1)),
    /** Messages and drafts that one user posts. */
    USER_POSTS(600, Duration.ofMinutes(1)),
    /** Files that one portal account or user uploads. */
    FILES(300, Duration.ofHours(24)),
    /** Records and audit logs that one user takes away as files. */
    HANDOUTS(30, Duration.ofHours(1)),
    /** Searches of one user. */
    SEARCHES(600, Duration.ofMinutes(1)),
    /** Refused requests of one person and kind that are written to the audit trail one by one. */
    REFUSALS(50, Duration.ofMinutes(1));

    private final int most;
    private final Duration window;

    AttemptLimit(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /** The most in one window. */
    public int most() {
        return most;
    }

    Duration window() {
        return window;
    }
}
