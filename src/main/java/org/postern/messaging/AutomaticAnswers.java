package org.postern.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.reception.Away;
import org.postern.reception.Reception;
import org.postern.reception.Recipient;
import org.postern.search.SearchIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers for who is out of office: once a thread for one absence, and only right after a message
 * from the patient. No mail tells of it, and it never counts as an answer.
 */
@Component
class AutomaticAnswers {

    private final JdbcClient jdbc;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final SearchIndex index;
    private final AuditTrail audit;
    private final Clock clock;

    AutomaticAnswers(
            JdbcClient jdbc,
            ThreadStore threads,
            MessageStore messages,
            SearchIndex index,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.messages = messages;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers what a patient sent, if whom it was for is away and has not answered there yet. */
    void answer(SendOutcome outcome, Reception reception) {
        var away = reception.away();
        var from = reception.to();
        if (outcome instanceof SendOutcome.Sent sent
                && away != null
                && from != null
                && isFirst(sent.threadId(), away)) {
            add(sent.threadId(), from, away.text());
        }
    }

    private boolean isFirst(UUID threadId, Away away) {
        return jdbc.sql(
                                """
                                insert into automatic_answer (practice_id, thread_id, absence_id,
                                    answered_at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                CurrentPractice.id(),
                                threadId,
                                away.absence().id(),
                                Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void add(UUID threadId, Recipient from, String text) {
        var thread = threads.lock(threadId).orElseThrow();
        var author = new Author(Author.Kind.SYSTEM, from.id(), from.name());
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = clock.instant();
        var post = new Post(UUID.randomUUID(), thread.lastSeq(), null, text);
        messages.insert(id, threadId, thread.lastSeq() + 1, author, null, post, now);
        index.add(threadId, id, text);
        threads.addMessage(threadId, author, thread.assigneeId(), now);
        audit.record(
                AuditEvent.allowed(AuditAction.ANSWER_AUTOMATICALLY)
                        .patient(thread.patientId())
                        .on("message", id));
    }
}
