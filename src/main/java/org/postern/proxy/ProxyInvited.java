package org.postern.proxy;

import java.util.UUID;
import org.postern.vault.Secret;

/**
 * An invitation is to be mailed; published inside the inviting transaction.
 *
 * @param secret what the link holds; to be stored encrypted only, until the mail is delivered
 */
public record ProxyInvited(UUID invitationId, Secret secret) {}
