package org.postern.handling;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.messaging.MessageThread;
import org.postern.messaging.Moves;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.VisibleThreads;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives threads to users with portal messaging. */
@Service
@Transactional
public class Reassignment {

    /** The longest reason, in characters. */
    public static final int REASON_LIMIT = 500;

    private final VisibleThreads visible;
    private final Departures departures;
    private final Moves moves;
    private final UserAccounts users;

    Reassignment(VisibleThreads visible, Departures departures, Moves moves, UserAccounts users) {
        this.visible = visible;
        this.departures = departures;
        this.moves = moves;
        this.users = users;
    }

    /**
     * Gives a thread to somebody else, or to oneself.
     *
     * @param from whose it was on the page; null for the practice queue
     * @param to null when none was chosen
     * @param typedReason for staff to read; blank for none
     * @throws ThreadNotFound if there is none that this user may view, or could until a moment ago
     */
    public Reassigned reassign(
            UserIdentity user,
            UUID threadId,
            @Nullable UUID from,
            @Nullable UUID to,
            @Nullable String typedReason) {
        var receiver = Optional.ofNullable(to).flatMap(users::lockReceiver);
        var reason = typedReason == null ? "" : typedReason.strip();
        MessageThread thread;
        try {
            thread = visible.lock(user, threadId);
        } catch (ThreadNotFound e) {
            return departures
                    .find(user, threadId)
                    .<Reassigned>map(gone -> new Reassigned.ChangedMeanwhile(gone.holder()))
                    .orElseThrow(() -> e);
        }
        if (!Objects.equals(thread.assigneeId(), from)) {
            return new Reassigned.ChangedMeanwhile(name(thread.assigneeId()));
        }
        if (receiver.isEmpty()) {
            return new Reassigned.CannotReceive();
        }
        if (MessageText.length(reason) > REASON_LIMIT || reason.indexOf('\0') >= 0) {
            return new Reassigned.BadReason();
        }
        if (!receiver.get().id().equals(from)) {
            moves.move(
                    thread,
                    receiver.get(),
                    ThreadEvent.Cause.BY_HAND,
                    user.account(),
                    reason.isEmpty() ? null : reason);
        }
        return new Reassigned.Done();
    }

    private @Nullable String name(@Nullable UUID userId) {
        return Optional.ofNullable(userId).flatMap(users::find).map(UserAccount::name).orElse(null);
    }
}
