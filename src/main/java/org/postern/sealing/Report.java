package org.postern.sealing;

import java.util.List;
import java.util.Optional;

/**
 * What came of looking at a chain.
 *
 * @param seals how many seals hold
 * @param events how many events they cover
 * @param waiting how many events no seal covers yet
 * @param anchors how many lines of the anchor were compared
 * @param restored what restored backups took away, ids and numbers only
 * @param finding the first that was changed
 */
public record Report(
        long seals,
        long events,
        long waiting,
        int anchors,
        List<String> restored,
        Optional<Finding> finding) {}
