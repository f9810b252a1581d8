package org.postern.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a user, at their own address, of conversations that were given to them. */
@Component
class AssignmentLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final Envelopes envelopes;

    AssignmentLetter(JdbcClient jdbc, UserAccounts users, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.users = users;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.REASSIGNED;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(users::find)
                .filter(UserAccount::canReceive)
                .flatMap(user -> write(mail, practice, user));
    }

    private Optional<Letter> write(Mail mail, Practice practice, UserAccount user) {
        var threads = stillTheirs(mail.id(), user.id());
        if (threads.isEmpty()) {
            return Optional.empty();
        }
        var one = threads.size() == 1;
        var what = one ? "A conversation" : threads.size() + " conversations";
        var page = one ? "/inbox/threads/" + threads.get(0) : "/inbox";
        var text =
                """
                %s at %s %s now assigned to you.

                Read and answer: %s
                """
                        .formatted(
                                what,
                                practice.name(),
                                one ? "is" : "are",
                                envelopes.clinicLink(practice, page));
        var subject = what + (one ? " was" : " were") + " assigned to you";
        return Optional.of(envelopes.letter(mail, user.email(), practice, subject, text));
    }

    // Moved on since, or answered: nothing to tell any more.
    private List<UUID> stillTheirs(UUID mailId, UUID userId) {
        return jdbc.sql(
                        """
                        select distinct t.id from notification n
                        join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                        where n.practice_id = ? and n.mail_id = ? and t.assignee_id = ?
                            and (t.unread or t.incoming_count = 0)
                        """)
                .params(CurrentPractice.id(), mailId, userId)
                .query(UUID.class)
                .list();
    }
}
