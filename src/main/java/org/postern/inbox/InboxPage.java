package org.postern.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.ThreadPage;
import org.postern.messaging.ThreadRow;

/**
 * The list beside an open thread.
 *
 * @param words what is searched for; empty for nothing
 * @param search the opaque id of the words, as it stands in the address; null without a search
 * @param before where this page of the list begins; null on the first
 * @param open the open thread; null when none is
 */
public record InboxPage(
        ThreadPage threads,
        String words,
        @Nullable UUID search,
        @Nullable String before,
        @Nullable UUID open) {

    /** The address of a thread that keeps the list as it is. */
    public String address(ThreadRow row) {
        return "/inbox/threads/" + row.id() + state(before);
    }

    /** The address of the list as it is, without a thread. */
    public String listAddress() {
        return "/inbox" + state(before);
    }

    /** The address of the list's next page. */
    public String olderAddress() {
        return "/inbox" + state(String.valueOf(threads.next()));
    }

    /** The address of the list's first page. */
    public String newestAddress() {
        return "/inbox" + state(null);
    }

    private String state(@Nullable String cursor) {
        var searching = search == null ? "" : "search=" + search;
        var place = cursor == null ? "" : "before=" + cursor;
        var both =
                searching.isEmpty() || place.isEmpty()
                        ? searching + place
                        : searching + "&" + place;
        return both.isEmpty() ? "" : "?" + both;
    }
}
