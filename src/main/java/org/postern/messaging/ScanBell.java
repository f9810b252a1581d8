package org.postern.messaging;

import org.postern.attachment.FileScanned;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets open pages know that a file can be opened now, or never. */
@Component
class ScanBell {

    private final ThreadStore threads;
    private final ApplicationEventPublisher events;

    ScanBell(ThreadStore threads, ApplicationEventPublisher events) {
        this.threads = threads;
        this.events = events;
    }

    @EventListener
    void on(FileScanned scanned) {
        threads.find(scanned.threadId())
                .map(
                        thread ->
                                new ThreadChanged(
                                        scanned.practiceId(),
                                        thread.id(),
                                        scanned.sent() ? thread.patientId() : null,
                                        thread.assigneeId()))
                .ifPresent(events::publishEvent);
    }
}
