package org.postern.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reminds a user, at their own address, of tasks that are due: how many, and a link. */
@Component
class TasksDueLetter implements LetterWriter {

    private record Due(int today, int yesterday) {}

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final Envelopes envelopes;
    private final Clock clock;

    TasksDueLetter(JdbcClient jdbc, UserAccounts users, Envelopes envelopes, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.TASKS_DUE;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var today = LocalDate.now(clock.withZone(practice.timeZone()));
        return Optional.ofNullable(mail.recipientId())
                .flatMap(users::find)
                .filter(UserAccount::active)
                .filter(user -> isOf(today, mail.id(), practice))
                .flatMap(user -> write(mail, practice, user, due(user.id(), today)));
    }

    // One that could not be delivered all day is left to the next day's.
    private boolean isOf(LocalDate today, UUID mailId, Practice practice) {
        return jdbc.sql(
                        """
                        select exists (select from notification
                            where practice_id = ? and mail_id = ? and created_at >= ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        mailId,
                        Timestamp.from(today.atStartOfDay(practice.timeZone()).toInstant()))
                .query(Boolean.class)
                .single();
    }

    private Due due(UUID userId, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*) filter (where due_on = :today) as today,
                            count(*) filter (where due_on = :yesterday) as yesterday
                        from task
                        where practice_id = :practice and assignee_id = :user and done_at is null
                            and due_on between :yesterday and :today
                        """)
                .param("today", java.sql.Date.valueOf(today))
                .param("yesterday", java.sql.Date.valueOf(today.minusDays(1)))
                .param("practice", CurrentPractice.id())
                .param("user", userId)
                .query(Due.class)
                .single();
    }

    private Optional<Letter> write(Mail mail, Practice practice, UserAccount user, Due due) {
        if (due.today() + due.yesterday() == 0) {
            return Optional.empty();
        }
        var words = words(due);
        var text =
                """
                %s at %s.

                See your tasks: %s
                """
                        .formatted(
                                words, practice.name(), envelopes.clinicLink(practice, "/tasks"));
        return Optional.of(envelopes.letter(mail, user.email(), practice, words, text));
    }

    private static String words(Due due) {
        var late = count(due.yesterday()) + " overdue since yesterday";
        if (due.today() == 0) {
            return "You have " + late;
        }
        var today = "You have " + count(due.today()) + " due today";
        return due.yesterday() == 0 ? today : today + " and " + late;
    }

    private static String count(int tasks) {
        return tasks == 1 ? "1 task" : tasks + " tasks";
    }
}
