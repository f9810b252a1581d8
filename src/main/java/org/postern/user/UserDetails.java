package org.postern.user;

/**
 * What an administrator sets about a user.
 *
 * @param role what patients read below the name
 */
public record UserDetails(
        String name, String role, String email, boolean portalMessaging, boolean administration) {}
