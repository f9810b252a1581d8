package org.postern.patient;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.vault.Secret;
import org.postern.wording.Language;

/**
 * An invitation is to be mailed; published inside the inviting transaction.
 *
 * @param secret what the link holds; to be stored encrypted only, until the mail is delivered
 * @param language in which the patient asked for it; null when the practice invites
 */
public record PatientInvited(UUID invitationId, Secret secret, @Nullable Language language) {}
