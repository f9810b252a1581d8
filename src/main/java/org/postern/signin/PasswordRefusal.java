package org.postern.signin;

/**
 * Why a password is not taken.
 *
 * @param limit the length that it would need, or may have, for the sentence that says so
 */
public record PasswordRefusal(Reason reason, int limit) {

    /** What is wrong with it. Each has a sentence that says what to do. */
    public enum Reason {
        TOO_SHORT("password.too-short"),
        TOO_LONG("password.too-long"),
        COMMON("password.common"),
        PERSONAL("password.personal"),
        PATTERN("password.pattern"),
        GUESSABLE("password.guessable");

        private final String key;

        Reason(String key) {
            this.key = key;
        }
    }

    /** The key of its sentence; {@link #limit} is the sentence's value. */
    public String key() {
        return reason.key;
    }
}
