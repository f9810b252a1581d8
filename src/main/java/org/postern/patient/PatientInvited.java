package org.postern.patient;

import java.util.UUID;
import org.postern.vault.Secret;

/**
 * An invitation is to be mailed; published inside the inviting transaction.
 *
 * @param secret what the link holds; to be stored encrypted only, until the mail is delivered
 */
public record PatientInvited(UUID invitationId, Secret secret) {}
