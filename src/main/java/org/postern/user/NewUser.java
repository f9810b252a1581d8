package org.postern.user;

/**
 * A user to add.
 *
 * @param password at least {@link org.postern.signin.Passwords#MINIMUM_LENGTH} characters
 */
public record NewUser(
        String email,
        String name,
        String role,
        String password,
        boolean portalMessaging,
        boolean administration,
        ViewOthers viewOthers) {}
