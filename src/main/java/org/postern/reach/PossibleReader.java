package org.postern.reach;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who could read a patient's messages now.
 *
 * @param user a user of the practice; else a portal account
 * @param reasons why, in sentences; never empty
 */
public record PossibleReader(UUID id, String name, boolean user, List<String> reasons) {

    /** Reasons cannot be changed. */
    public PossibleReader {
        reasons = List.copyOf(reasons);
    }
}
