package org.postern.registration;

import java.util.UUID;
import org.postern.wording.Language;

/**
 * Somebody asked to register with an address that signs in already, or for a patient who has an
 * account. Who reads that address is to be told; published inside the answering transaction.
 */
public record AccountExists(UUID patientId, Language language) {}
