package org.postern.auditpages;

import org.jspecify.annotations.Nullable;
import org.postern.sealing.Verification;

/**
 * How the log stands with being sealed.
 *
 * @param head how far it is sealed; null for not at all
 * @param last what came of the last look; null for none
 * @param waiting how many events wait to be sealed
 */
public record SealingView(
        Verification.@Nullable Head head, Verification.@Nullable Last last, long waiting) {}
