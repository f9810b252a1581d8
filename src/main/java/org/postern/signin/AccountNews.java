package org.postern.signin;

/** What a person is mailed about an account. None of it is about health. */
public enum AccountNews {
    /** Somebody asked for a link to set a new password; nobody may have an account there. */
    PASSWORD_LINK,
    /** The password was changed. */
    PASSWORD_CHANGED,
    /** An authenticator app was set up. */
    AUTHENTICATOR_ADDED,
    /** The authenticator app was taken away. */
    AUTHENTICATOR_REMOVED,
    /** A passkey was added. */
    PASSKEY_ADDED,
    /** A passkey was taken away. */
    PASSKEY_REMOVED,
    /** Somebody signed in wants to use this address from now on: it is to be confirmed. */
    EMAIL_LINK,
    /** Another address signs in now; the one before is told. */
    EMAIL_CHANGED,
    /** A recovery code was used in place of the phone. */
    RECOVERY_CODE_USED,
    /** An administrator has a lost second factor reset: the link with which its owner does it. */
    FACTORS_LINK,
    /** A lost second factor was reset. */
    FACTORS_RESET,
    /** Somebody with access to the server let an administrator in again. */
    RECOVERED,
    /** Somebody signed in with a browser that the account did not know. */
    NEW_DEVICE
}
