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

/** Tells a user, at their own address, of tasks that others gave to them. */
@Component
class TaskAssignedLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final Envelopes envelopes;

    TaskAssignedLetter(JdbcClient jdbc, UserAccounts users, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.users = users;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.TASK_ASSIGNED;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(users::find)
                .filter(UserAccount::active)
                .flatMap(user -> write(mail, practice, user));
    }

    private Optional<Letter> write(Mail mail, Practice practice, UserAccount user) {
        var tasks = stillToDo(mail.id(), user.id());
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        var one = tasks.size() == 1;
        var what = (one ? "A task was" : tasks.size() + " tasks were") + " assigned to you";
        var page = one ? "/tasks/" + tasks.get(0) : "/tasks";
        var text =
                """
                %s at %s.

                See what is to be done: %s
                """
                        .formatted(what, practice.name(), envelopes.clinicLink(practice, page));
        return Optional.of(envelopes.letter(mail, user.email(), practice, what, text));
    }

    // Done since, or given to somebody else: nothing to tell any more.
    private List<UUID> stillToDo(UUID mailId, UUID userId) {
        return jdbc.sql(
                        """
                        select distinct task.id from notification n
                        join task on task.practice_id = n.practice_id and task.id = n.task_id
                        where n.practice_id = ? and n.mail_id = ? and task.assignee_id = ?
                            and task.done_at is null
                        """)
                .params(CurrentPractice.id(), mailId, userId)
                .query(UUID.class)
                .list();
    }
}
