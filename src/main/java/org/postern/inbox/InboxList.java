package org.postern.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.threadlist.SavedSearches;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads the list that an address names. */
@Component
public class InboxList {

    private final SavedSearches searches;
    private final Throttle throttle;
    private final InboxReader reader;

    InboxList(SavedSearches searches, Throttle throttle, InboxReader reader) {
        this.searches = searches;
        this.throttle = throttle;
        this.reader = reader;
    }

    /**
     * The list, with what stands around it.
     *
     * @param open the thread that is open beside it; null for none
     * @throws org.postern.signin.TooManyAttempts after too many searches
     */
    public InboxPage read(UserIdentity user, InboxState state, @Nullable UUID open) {
        var words = state.searchId().flatMap(id -> searches.find(user, id)).orElse("");
        if (!words.isBlank()) {
            throttle.countAndCheck(AttemptLimit.SEARCHES, user.id().toString());
        }
        return reader.read(user, state, words, open);
    }

    /** Keeps what was typed into the search, and gives the state that searches for it. */
    InboxState search(UserIdentity user, InboxState state, String words) {
        if (words.isBlank()) {
            return state.searching(null);
        }
        var bounded = words.length() > 500 ? words.substring(0, 500) : words;
        return state.searching(searches.save(user, bounded));
    }
}
