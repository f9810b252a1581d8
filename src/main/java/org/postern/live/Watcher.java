package org.postern.live;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who watches a stream.
 *
 * @param sessionId the session that opened it
 * @param byUser whether a user watches; else a patient does
 * @param personIds the user's id, or those of the patients whose pages are watched
 * @param viewsOthers whether other users' threads concern this user
 */
record Watcher(
        String sessionId,
        UUID practiceId,
        boolean byUser,
        Set<UUID> personIds,
        boolean viewsOthers) {

    boolean isConcerned(Change change) {
        if (!practiceId.equals(change.practiceId())) {
            return false;
        }
        return byUser ? viewsOthers || isOne(change.assigneeId()) : isOne(change.patientId());
    }

    private boolean isOne(@Nullable UUID id) {
        return id != null && personIds.contains(id);
    }

    /** The patients whom this stream tells of. */
    Set<UUID> patientIds() {
        return byUser ? Set.of() : personIds;
    }
}
