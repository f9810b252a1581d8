package org.postern.signin;

/** What a person is mailed about an account. None of it is about health. */
public enum AccountNews {
    /** Somebody asked for a link to set a new password; nobody may have an account there. */
    PASSWORD_LINK,
    /** The password was changed. */
    PASSWORD_CHANGED
}
