package org.postern.threadlist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which threads a user's list shows. All conditions hold together.
 *
 * @param assigneeId among others' messages those of this user alone; null for all
 * @param unread those alone that are unread for their assignee
 * @param waiting those alone that nobody has answered yet
 * @param days those alone with a message received (in threads without any: sent) in it; null for
 *     all times
 */
public record ListFilter(
        View view,
        @Nullable UUID assigneeId,
        boolean unread,
        boolean waiting,
        @Nullable Period days) {

    /** Whose threads. */
    public enum View {
        /** The user's own. */
        MINE,
        /** Those of the users whose messages this user may view. */
        OTHERS,
        /** Those in the practice queue, if this user may see it. */
        QUEUE
    }

    /**
     * A stretch of time.
     *
     * @param from its first moment
     * @param until the moment after its last
     */
    public record Period(Instant from, Instant until) {}

    /** The same, whether threads are read and answered or not. */
    ListFilter inAnyState() {
        return new ListFilter(view, assigneeId, false, false, days);
    }

    /** The user's own threads, all of them. */
    public static ListFilter mine() {
        return new ListFilter(View.MINE, null, false, false, null);
    }
}
