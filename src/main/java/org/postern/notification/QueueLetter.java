package org.postern.notification;

import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the practice's destination address of conversations that lost their assignee. */
@Component
class QueueLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final PracticeSettings settings;
    private final Envelopes envelopes;

    QueueLetter(JdbcClient jdbc, PracticeSettings settings, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.QUEUE;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var waiting = stillThere(mail.id());
        if (waiting == 0) {
            return Optional.empty();
        }
        var what = waiting == 1 ? "1 conversation" : waiting + " conversations";
        var text =
                """
                %s at %s %s nobody now, and %s in the practice queue until somebody takes %s.

                Look at the queue: %s
                """
                        .formatted(
                                what,
                                practice.name(),
                                waiting == 1 ? "belongs to" : "belong to",
                                waiting == 1 ? "waits" : "wait",
                                waiting == 1 ? "it" : "them",
                                envelopes.clinicLink(practice, "/inbox?view=queue"));
        var subject = what + " in the practice queue";
        return settings.reminderEmail()
                .told()
                .map(address -> envelopes.letter(mail, address, practice, subject, text));
    }

    private int stillThere(UUID mailId) {
        return jdbc.sql(
                        """
                        select count(distinct t.id) from notification n
                        join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                        where n.practice_id = ? and n.mail_id = ? and t.assignee_id is null
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(Integer.class)
                .single();
    }
}
