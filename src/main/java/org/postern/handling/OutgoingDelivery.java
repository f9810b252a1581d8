package org.postern.handling;

import java.time.Clock;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Author;
import org.postern.messaging.MessageThread;
import org.postern.messaging.Sending;
import org.postern.messaging.ThreadStore;
import org.postern.practice.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers users' messages once the time for taking them back is over: each in a transaction of its
 * own, so that a fault in one never stops the rest.
 */
@Component
public class OutgoingDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingDelivery.class);
    private static final int AT_ONCE = 100;

    private final OutgoingStore outgoing;
    private final ThreadStore threads;
    private final Sending sending;
    private final Practices practices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutgoingDelivery(
            OutgoingStore outgoing,
            ThreadStore threads,
            Sending sending,
            Practices practices,
            TransactionTemplate transaction,
            Clock clock) {
        this.outgoing = outgoing;
        this.threads = threads;
        this.sending = sending;
        this.practices = practices;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Delivers what is due, in all practices. */
    public void deliverDue() {
        for (var practice : practices.all()) {
            CurrentPractice.run(practice.id(), this::deliverDueHere);
        }
    }

    private void deliverDueHere() {
        var due = transaction.execute(status -> outgoing.due(clock.instant(), AT_ONCE));
        for (var id : due) {
            try {
                transaction.executeWithoutResult(status -> deliver(id));
            } catch (RuntimeException e) {
                LOG.error("message {} could not be delivered; it is tried again", id, e);
            }
        }
    }

    // The thread first and the message then, as those who take one back do.
    private void deliver(UUID id) {
        outgoing.threadOf(id)
                .flatMap(threads::lock)
                .ifPresent(thread -> outgoing.take(id).ifPresent(taken -> deliver(thread, taken)));
    }

    private void deliver(MessageThread thread, OutgoingMessage taken) {
        var text = taken.text();
        if (text == null) {
            throw new IllegalStateException("its text is damaged");
        }
        var author = new Author(Author.Kind.USER, taken.authorId(), taken.authorName());
        var post = new Post(taken.clientToken(), thread.lastSeq(), null, text);
        Actor.current()
                .as(Actor.Kind.USER, author.id())
                .call(() -> sending.answer(taken.id(), author, thread, post));
    }
}
