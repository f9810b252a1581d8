package org.postern.vault;

import java.util.UUID;

/** Somebody read a text that does not decrypt where it stands. */
public record DamageFound(UUID practiceId, Place place) {}
