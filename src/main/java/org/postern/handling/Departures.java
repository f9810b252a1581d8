package org.postern.handling;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.ThreadEvent;
import org.postern.messaging.ThreadEvents;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.Visibility;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who could view a thread a moment ago who has it now. */
@Service
@Transactional(readOnly = true)
public class Departures {

    private final ThreadStore threads;
    private final ThreadEvents lines;
    private final Visibility visibility;
    private final UserAccounts users;

    Departures(ThreadStore threads, ThreadEvents lines, Visibility visibility, UserAccounts users) {
        this.threads = threads;
        this.lines = lines;
        this.visibility = visibility;
        this.users = users;
    }

    /**
     * Where a thread went that this user could view until it was given away last; nothing for any
     * other thread, and for one that the user may view.
     */
    public Optional<Departed> find(UserIdentity user, UUID threadId) {
        return threads.find(threadId)
                .filter(thread -> !visibility.mayView(user, thread.assigneeId()))
                .flatMap(
                        thread ->
                                lastMove(threadId)
                                        .filter(move -> visibility.mayView(user, move.fromId()))
                                        .map(move -> departed(thread.assigneeId(), move)));
    }

    private Optional<ThreadEvent> lastMove(UUID threadId) {
        return lines.of(threadId).stream()
                .filter(line -> line.kind() == ThreadEvent.Kind.REASSIGNED)
                .reduce((earlier, later) -> later);
    }

    private Departed departed(@Nullable UUID holderId, ThreadEvent move) {
        var holder = Optional.ofNullable(holderId).flatMap(users::find).map(UserAccount::name);
        return new Departed(holder.orElse(null), move.actorName(), move.at());
    }
}
