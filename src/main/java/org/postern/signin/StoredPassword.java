package org.postern.signin;

import java.util.UUID;
import org.postern.audit.Actor;

/** The password of one account, as {@link Passwords#open} gives it. */
public record StoredPassword(Actor.Kind kind, UUID accountId, String hash) {}
