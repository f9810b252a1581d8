package org.postern.merge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.postern.compose.DraftMoves;
import org.postern.database.CurrentPractice;
import org.postern.messaging.ThreadChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves everything of one patient to another. */
@Component
class MovedRows {

    private final JdbcClient jdbc;
    private final DraftMoves drafts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovedRows(JdbcClient jdbc, DraftMoves drafts, ApplicationEventPublisher events, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.events = events;
    }

    /** What there is to move, in words. */
    List<String> inWords(UUID patientId) {
        return PatientTable.ALL.stream()
                .map(table -> table.words(count(table, patientId)))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private int count(PatientTable table, UUID patientId) {
        return jdbc.sql(
                        "select count(*) from "
                                + table.name()
                                + " where practice_id = ? and patient_id = ?")
                .params(CurrentPractice.id(), patientId)
                .query(Integer.class)
                .single();
    }

    void move(UUID from, UUID to) {
        drafts.move(from, to);
        moveInvitations(from, to);
        moveLinks(from, to);
        moveMail(from, to);
        tellOfThreads(from, to);
        for (var table : PatientTable.ALL) {
            if (table.way() == PatientTable.Way.MOVED) {
                move(table.name(), from, to);
            }
        }
    }

    private void move(String table, UUID from, UUID to) {
        jdbc.sql("update " + table + " set patient_id = ? where practice_id = ? and patient_id = ?")
                .params(to, CurrentPractice.id(), from)
                .update();
    }

    // One invitation is open at a time: the survivor's.
    private void moveInvitations(UUID from, UUID to) {
        inBoth(
                """
                update invitation i set withdrawn_at = :now
                where i.practice_id = :practice and i.patient_id = :from
                    and i.used_at is null and i.withdrawn_at is null
                    and exists (select from invitation o
                        where o.practice_id = i.practice_id and o.patient_id = :to
                            and o.used_at is null and o.withdrawn_at is null)
                """,
                from,
                to);
        move("invitation", from, to);
        inBoth(
                """
                update proxy_invitation i set withdrawn_at = :now
                where i.practice_id = :practice and i.patient_id = :from
                    and i.used_at is null and i.withdrawn_at is null
                    and exists (select from proxy_invitation o
                        where o.practice_id = i.practice_id and o.patient_id = :to
                            and lower(o.email) = lower(i.email)
                            and o.used_at is null and o.withdrawn_at is null)
                """,
                from,
                to);
        move("proxy_invitation", from, to);
    }

    // An account that writes for both has one link afterwards, open if either was.
    private void moveLinks(UUID from, UUID to) {
        inBoth(
                """
                update portal_link s set ended_at = null, relationship = m.relationship,
                    last_day = m.last_day
                from portal_link m
                where s.practice_id = :practice and s.patient_id = :to
                    and s.ended_at is not null
                    and m.practice_id = s.practice_id and m.account_id = s.account_id
                    and m.patient_id = :from and m.ended_at is null
                """,
                from,
                to);
        inBoth(
                """
                delete from portal_link m
                where m.practice_id = :practice and m.patient_id = :from
                    and exists (select from portal_link s
                        where s.practice_id = m.practice_id and s.account_id = m.account_id
                            and s.patient_id = :to)
                """,
                from,
                to);
        move("portal_link", from, to);
    }

    // What somebody was to be told whose access ends with the merge is told to who stays.
    private void moveMail(UUID from, UUID to) {
        inBoth(
                """
                update notification n set recipient_id = stays.account_id
                from thread t, (select account_id from open_link
                    where practice_id = :practice and patient_id in (:from, :to)
                    order by created_at limit 1) as stays
                where n.practice_id = :practice and n.kind = 'PATIENT_MESSAGE'
                    and n.mail_id is null and t.practice_id = n.practice_id
                    and t.id = n.thread_id and t.patient_id in (:from, :to)
                    and not exists (select from open_link l
                        where l.practice_id = n.practice_id and l.account_id = n.recipient_id
                            and l.patient_id in (:from, :to))
                """,
                from,
                to);
    }

    private void inBoth(String sql, UUID from, UUID to) {
        jdbc.sql(sql)
                .param("practice", CurrentPractice.id())
                .param("from", from)
                .param("to", to)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    // Pages that are open show the conversations under their new name; the patient's, too.
    private void tellOfThreads(UUID from, UUID to) {
        var practice = CurrentPractice.id();
        jdbc.sql("select id, assignee_id from thread where practice_id = ? and patient_id = ?")
                .params(practice, from)
                .query(
                        row -> {
                            var id = row.getObject("id", UUID.class);
                            var assignee = row.getObject("assignee_id", UUID.class);
                            events.publishEvent(new ThreadChanged(practice, id, from, assignee));
                            events.publishEvent(new ThreadChanged(practice, id, to, assignee));
                        });
    }
}
