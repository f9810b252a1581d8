package org.postern.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of threads, newest activity first. */
@Service
@Transactional
public class ThreadLists {

    private static final int PAGE_SIZE = 30;

    private final ThreadRows rows;
    private final ThreadSearch search;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    ThreadLists(ThreadRows rows, ThreadSearch search, AuditTrail audit, JdbcClient jdbc) {
        this.rows = rows;
        this.search = search;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * The threads assigned to a user, a page at a time.
     *
     * @param words only those whose messages, subject or patient's name match; blank for all
     * @param cursor where the page begins; none for the first
     */
    public ThreadPage mine(UserIdentity user, String words, Optional<Cursor> cursor) {
        var query = new ThreadQuery(user.id()).assignedTo(user.id()).after(cursor);
        if (words.isBlank()) {
            audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS));
            return page(rows.find(query, PAGE_SIZE + 1, false));
        }
        audit.record(AuditEvent.allowed(AuditAction.SEARCH));
        return page(search.find(query, words, PAGE_SIZE + 1));
    }

    /** The patient's threads that this user may view. */
    public ThreadPage ofPatient(UserIdentity user, UUID patientId, Optional<Cursor> cursor) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS).patient(patientId));
        var query = new ThreadQuery(user.id()).ofPatient(patientId).visibleTo(user).after(cursor);
        return page(rows.find(query, PAGE_SIZE + 1, false));
    }

    /** The patient's own threads, as the patient sees them. */
    public ThreadPage own(PatientIdentity patient, Optional<Cursor> cursor) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS).patient(patient.patientId()));
        var query =
                new ThreadQuery(patient.accountId()).ofPatient(patient.patientId()).after(cursor);
        return page(rows.find(query, PAGE_SIZE + 1, true));
    }

    /** How many of the user's threads are unread. */
    @Transactional(readOnly = true)
    public int unread(UserIdentity user) {
        return jdbc.sql(
                        """
                        select count(*) from thread
                        where practice_id = ? and assignee_id = ? and unread
                        """)
                .params(user.practiceId(), user.id())
                .query(Integer.class)
                .single();
    }

    /** How many of the patient's threads are unread for the patient. */
    @Transactional(readOnly = true)
    public int unread(PatientIdentity patient) {
        return jdbc.sql(
                        """
                        select count(*) from thread
                        where practice_id = ? and patient_id = ? and patient_unread
                        """)
                .params(patient.practiceId(), patient.patientId())
                .query(Integer.class)
                .single();
    }

    private static ThreadPage page(List<ThreadRow> found) {
        if (found.size() <= PAGE_SIZE) {
            return new ThreadPage(found, null);
        }
        var shown = List.copyOf(found.subList(0, PAGE_SIZE));
        var last = shown.get(PAGE_SIZE - 1);
        return new ThreadPage(shown, new Cursor(last.lastMessageAt(), last.id()));
    }
}
