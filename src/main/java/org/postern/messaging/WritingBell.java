package org.postern.messaging;

import org.postern.compose.ReplyBegun;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the pages of colleagues know that somebody writes a reply. */
@Component
class WritingBell {

    private final ThreadStore threads;
    private final ApplicationEventPublisher events;

    WritingBell(ThreadStore threads, ApplicationEventPublisher events) {
        this.threads = threads;
        this.events = events;
    }

    @EventListener
    void on(ReplyBegun begun) {
        threads.find(begun.threadId())
                .map(
                        thread ->
                                new ThreadChanged(
                                        begun.practiceId(), thread.id(), null, thread.assigneeId()))
                .ifPresent(events::publishEvent);
    }
}
