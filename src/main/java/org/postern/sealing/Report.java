package org.postern.sealing;

import java.util.Optional;

/**
 * What came of looking at a chain.
 *
 * @param seals how many seals hold
 * @param events how many events they cover
 * @param waiting how many events no seal covers yet
 * @param anchors how many lines of the anchor were compared
 * @param finding the first that was changed
 */
public record Report(
        long seals, long events, long waiting, int anchors, Optional<Finding> finding) {}
