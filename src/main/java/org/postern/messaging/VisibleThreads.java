package org.postern.messaging;

import java.util.Optional;
import java.util.UUID;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** The threads that a user may view: for that user there are no others. */
@Component
public class VisibleThreads {

    private final ThreadStore threads;
    private final Visibility visibility;

    VisibleThreads(ThreadStore threads, Visibility visibility) {
        this.threads = threads;
        this.visibility = visibility;
    }

    /**
     * One of them.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public MessageThread get(UserIdentity user, UUID threadId) {
        return visible(user, threads.find(threadId)).orElseThrow(ThreadNotFound::new);
    }

    /**
     * One of them, which nobody else changes until this transaction ends.
     *
     * @throws ThreadNotFound if there is none that this user may view
     */
    public MessageThread lock(UserIdentity user, UUID threadId) {
        return visible(user, threads.lock(threadId)).orElseThrow(ThreadNotFound::new);
    }

    private Optional<MessageThread> visible(UserIdentity user, Optional<MessageThread> thread) {
        return thread.filter(found -> visibility.mayView(user, found.assigneeId()));
    }
}
