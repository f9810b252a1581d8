package org.postern.user;

import java.util.UUID;
import org.postern.vault.Secret;

/**
 * A user's invitation is to be mailed; published inside the inviting transaction.
 *
 * @param secret what the link holds; to be stored encrypted only, until the mail is delivered
 */
public record UserInvited(UUID invitationId, Secret secret) {}
