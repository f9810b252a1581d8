package org.postern.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the practice's destination address of new messages that are still unread. */
@Component
class PracticeLetter implements LetterWriter {

    private record Told(String userName, int messages, List<UUID> threads) {

        String line() {
            return messages == 1
                    ? "1 new message for " + userName
                    : messages + " new messages for " + userName;
        }
    }

    private final JdbcClient jdbc;
    private final PracticeSettings settings;
    private final Envelopes envelopes;

    PracticeLetter(JdbcClient jdbc, PracticeSettings settings, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.PRACTICE_MESSAGE;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var address = settings.reminderEmail().told();
        var told = stillUnread(mail.id());
        if (address.isEmpty() || told.isEmpty()) {
            return Optional.empty();
        }
        var count = told.stream().mapToInt(Told::messages).sum();
        var subject = count == 1 ? "1 new portal message" : count + " new portal messages";
        var text =
                """
                %s has received:

                %s

                Read and answer: %s
                """
                        .formatted(
                                practice.name(),
                                told.stream()
                                        .map(line -> "- " + line.line())
                                        .collect(Collectors.joining("\n")),
                                envelopes.clinicLink(practice, page(told)));
        return Optional.of(envelopes.letter(mail, address.get(), practice, subject, text));
    }

    // The one conversation that is told of, or the inbox.
    private static String page(List<Told> told) {
        var threads = told.stream().flatMap(one -> one.threads().stream()).distinct().toList();
        return threads.size() == 1 ? "/inbox/threads/" + threads.get(0) : "/inbox";
    }

    private List<Told> stillUnread(UUID mailId) {
        return jdbc.sql(
                        """
                        select coalesce(u.name, 'the practice queue') as name, count(*) as messages,
                            array_agg(distinct t.id) as threads
                        from notification n
                        join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                            and t.unread
                        left join user_account u on u.practice_id = t.practice_id
                            and u.id = t.assignee_id
                        where n.practice_id = ? and n.mail_id = ?
                        group by coalesce(u.name, 'the practice queue') order by 1
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(
                        (row, number) ->
                                new Told(
                                        row.getString("name"),
                                        row.getInt("messages"),
                                        List.of((UUID[]) row.getArray("threads").getArray())))
                .list();
    }
}
