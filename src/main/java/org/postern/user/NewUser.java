package org.postern.user;

/**
 * A user to add.
 *
 * @param password an acceptable one ({@link org.postern.signin.PasswordRules})
 */
public record NewUser(
        String email,
        String name,
        String role,
        String password,
        boolean portalMessaging,
        boolean administration,
        ViewOthers viewOthers) {}
