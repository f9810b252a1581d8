package org.postern.emergency;

import java.util.UUID;

/** A user opened a patient's conversations in an emergency. */
public record EmergencyOpened(UUID accessId, UUID userId) {}
