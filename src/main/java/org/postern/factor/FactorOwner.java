package org.postern.factor;

import java.util.UUID;
import org.postern.audit.Actor;

/**
 * Whose factors they are: a portal account or a user.
 *
 * @param email the address it signs in with, which is told of changes
 */
public record FactorOwner(Actor.Kind kind, UUID id, String email) {}
