package org.postern.messagesettings;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Who covers for whom. */
public final class CoverChain {

    private CoverChain() {}

    /**
     * Follows covers to the first who is present.
     *
     * @param away the absences at the time in question, by user
     * @param canReceive whether patients can write to a user at all
     * @param cover where it begins
     * @return nothing when nobody on it is present, or when it leads back to itself
     */
    public static Optional<UUID> firstPresent(
            Map<UUID, Absence> away, Predicate<UUID> canReceive, UUID cover) {
        var asked = new HashSet<UUID>();
        var user = cover;
        while (user != null && asked.add(user) && canReceive.test(user)) {
            var absence = away.get(user);
            if (absence == null) {
                return Optional.of(user);
            }
            user = absence.coverId();
        }
        return Optional.empty();
    }
}
