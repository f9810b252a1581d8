package org.postern.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageStore;
import org.postern.messaging.ThreadStore;
import org.postern.note.InternalNotes;
import org.postern.practice.Practices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a records request asks for, one conversation at a time. */
@Service
@Transactional(readOnly = true)
class Records {

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final InternalNotes notes;
    private final Practices practices;

    Records(
            JdbcClient jdbc,
            ThreadStore threads,
            MessageStore messages,
            InternalNotes notes,
            Practices practices) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.messages = messages;
        this.notes = notes;
        this.practices = practices;
    }

    /** The patient's conversations, the oldest first. */
    List<UUID> threads(RecordsRequest request) {
        return jdbc.sql(
                        """
                        select id from thread where practice_id = ? and patient_id = ?
                        order by created_at, id
                        """)
                .params(CurrentPractice.id(), request.patientId())
                .query(UUID.class)
                .list();
    }

    /** What is asked for of one of them; without a message or note if nothing is. */
    RecordsThread read(UUID threadId, RecordsRequest request) {
        var thread = threads.find(threadId).orElseThrow();
        return new RecordsThread(
                threadId,
                thread.subject(),
                messages.all(threadId).stream()
                        .filter(message -> isWithin(message.sentAt(), request))
                        .toList(),
                request.notes()
                        ? notes.all(threadId).stream()
                                .filter(note -> isWithin(note.writtenAt(), request))
                                .toList()
                        : List.of());
    }

    private boolean isWithin(Instant time, RecordsRequest request) {
        return !time.isBefore(start(request.from(), 0, BEGINNING))
                && time.isBefore(start(request.until(), 1, END));
    }

    private Instant start(@Nullable LocalDate day, int later, Instant otherwise) {
        return day == null
                ? otherwise
                : day.plusDays(later)
                        .atStartOfDay(practices.get(CurrentPractice.id()).timeZone())
                        .toInstant();
    }

    /** How much that is. */
    RecordsCount count(RecordsRequest request) {
        return jdbc.sql(
                        """
                        with said as (
                            select m.id, m.thread_id from message m
                            join thread t on t.practice_id = m.practice_id and t.id = m.thread_id
                            where m.practice_id = :practice and t.patient_id = :patient
                                and m.sent_at >= :from and m.sent_at < :until),
                        noted as (
                            select n.thread_id from internal_note n
                            join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                            where n.practice_id = :practice and t.patient_id = :patient and :notes
                                and n.written_at >= :from and n.written_at < :until)
                        select (select count(*) from said) as messages,
                            (select count(*) from noted) as notes,
                            (select count(*) from (select thread_id from said
                                union select thread_id from noted) as both_kinds) as threads,
                            (select count(*) from attachment a join said on said.id = a.message_id
                                where a.practice_id = :practice) as files
                        """)
                .param("practice", CurrentPractice.id())
                .param("patient", request.patientId())
                .param("notes", request.notes())
                .param("from", Timestamp.from(start(request.from(), 0, BEGINNING)))
                .param("until", Timestamp.from(start(request.until(), 1, END)))
                .query(
                        (row, number) ->
                                new RecordsCount(
                                        row.getInt("threads"),
                                        row.getInt("messages"),
                                        row.getInt("notes"),
                                        row.getInt("files")))
                .single();
    }
}
