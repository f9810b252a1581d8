package org.postern.live;

import java.util.UUID;

/**
 * Who watches a stream.
 *
 * @param sessionId the session that opened it
 * @param byUser whether a user watches; else a patient does
 * @param personId the user's id, or the patient's
 * @param viewsOthers whether other users' threads concern this user
 */
record Watcher(
        String sessionId, UUID practiceId, boolean byUser, UUID personId, boolean viewsOthers) {

    boolean isConcerned(Change change) {
        if (!practiceId.equals(change.practiceId())) {
            return false;
        }
        return byUser
                ? viewsOthers || personId.equals(change.assigneeId())
                : personId.equals(change.patientId());
    }
}
