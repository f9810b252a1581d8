package org.postern.inbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.Cursor;
import org.postern.messaging.SavedSearches;
import org.postern.messaging.ThreadLists;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads the list that an address names. */
@Component
class InboxList {

    private final ThreadLists lists;
    private final SavedSearches searches;
    private final Throttle throttle;

    InboxList(ThreadLists lists, SavedSearches searches, Throttle throttle) {
        this.lists = lists;
        this.searches = searches;
        this.throttle = throttle;
    }

    InboxPage read(
            UserIdentity user,
            @Nullable UUID search,
            @Nullable String before,
            @Nullable UUID open) {
        var words = Optional.ofNullable(search).flatMap(id -> searches.find(user, id)).orElse("");
        if (!words.isBlank()) {
            throttle.countAndCheck(AttemptLimit.SEARCHES, user.id().toString());
        }
        var cursor = Cursor.parse(before);
        return new InboxPage(
                lists.mine(user, words, cursor),
                words,
                words.isBlank() ? null : search,
                cursor.map(Cursor::toString).orElse(null),
                open);
    }
}
