package org.postern.messaging;

import java.util.Optional;
import java.util.UUID;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user may view, for what is linked to threads. Nothing here leaves an audit event. */
@Service
@Transactional(readOnly = true)
public class Viewing {

    private final Visibility visibility;
    private final ThreadStore threads;
    private final MessageStore messages;

    Viewing(Visibility visibility, ThreadStore threads, MessageStore messages) {
        this.visibility = visibility;
        this.threads = threads;
        this.messages = messages;
    }

    /** Whose messages this user may view; nobody's without the right to messages. */
    public Viewed viewed(UserIdentity user) {
        return visibility.viewed(user);
    }

    /** A thread, if this user may view it. */
    public Optional<MessageThread> thread(UserIdentity user, UUID threadId) {
        return threads.find(threadId)
                .filter(thread -> visibility.mayView(user, thread.assigneeId()));
    }

    /** A message of a thread that the user may view. */
    public Optional<Message> message(MessageThread thread, UUID messageId) {
        return messages.find(thread.id(), messageId);
    }
}
