package org.postern.threadlist;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.messaging.Visibility;
import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of threads, newest activity first. */
@Service
@Transactional
public class ThreadLists {

    private static final int PAGE_SIZE = 30;

    private final ThreadRows rows;
    private final ThreadSearch search;
    private final Visibility visibility;
    private final AuditTrail audit;

    ThreadLists(ThreadRows rows, ThreadSearch search, Visibility visibility, AuditTrail audit) {
        this.rows = rows;
        this.search = search;
        this.visibility = visibility;
        this.audit = audit;
    }

    /** A user's list, a page at a time, with no thread open beside it. */
    public ThreadPage list(
            UserIdentity user, ListFilter filter, String words, Optional<Cursor> cursor) {
        return list(user, filter, words, cursor, null);
    }

    /**
     * A user's list, a page at a time.
     *
     * @param words only those whose messages, subject or patient's name match; blank for all
     * @param cursor where the page begins; none for the first
     * @param open the thread that is open beside it, which stays in the list although it is read or
     *     answered now; null for none
     */
    public ThreadPage list(
            UserIdentity user,
            ListFilter filter,
            String words,
            Optional<Cursor> cursor,
            @Nullable UUID open) {
        var query = query(user, filter).after(cursor);
        if (words.isBlank()) {
            var found = rows.find(query, PAGE_SIZE + 1, false);
            return shown(
                    AuditAction.VIEW_THREADS,
                    open == null || !filter.unread() && !filter.waiting()
                            ? found
                            : with(
                                    found,
                                    query(user, filter.inAnyState()).one(open).after(cursor)));
        }
        return shown(AuditAction.SEARCH, search.find(query, words, PAGE_SIZE + 1));
    }

    // A list shows the first words of messages: of whose, is part of who has read what.
    private ThreadPage shown(AuditAction action, List<ThreadRow> found) {
        var page = page(found);
        audit.record(
                AuditEvent.allowed(action)
                        .showing(page.rows().stream().map(ThreadRow::patientId).toList()));
        return page;
    }

    private List<ThreadRow> with(List<ThreadRow> found, ThreadQuery open) {
        return Stream.concat(found.stream(), rows.find(open, 1, false).stream())
                .collect(Collectors.toMap(ThreadRow::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .sorted(
                        Comparator.comparing(ThreadRow::lastMessageAt)
                                .thenComparing(row -> row.id().toString())
                                .reversed())
                .limit(PAGE_SIZE + 1)
                .toList();
    }

    ThreadQuery query(UserIdentity user, ListFilter filter) {
        var query = new ThreadQuery(user.id());
        switch (filter.view()) {
            case MINE -> query.assignedTo(user.id());
            case OTHERS -> others(query, user, filter.assigneeId());
            case QUEUE -> query.inQueueOf(user);
        }
        if (filter.unread()) {
            query.condition("t.unread");
        }
        if (filter.waiting()) {
            query.condition("t.waiting_since is not null");
        }
        Optional.ofNullable(filter.days()).ifPresent(days -> query.during(days, rows.isBusy(days)));
        return query;
    }

    private void others(ThreadQuery query, UserIdentity user, @Nullable UUID assigneeId) {
        if (assigneeId == null) {
            query.ofOthers(user);
        } else if (!assigneeId.equals(user.id()) && visibility.mayView(user, assigneeId)) {
            query.assignedTo(assigneeId);
        } else {
            query.condition("false");
        }
    }

    /** The patient's threads that this user may view. */
    public ThreadPage ofPatient(UserIdentity user, UUID patientId, Optional<Cursor> cursor) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS).patient(patientId));
        var query = new ThreadQuery(user.id()).ofPatient(patientId).visibleTo(user).after(cursor);
        return page(rows.find(query, PAGE_SIZE + 1, false));
    }

    /** The newest of the patient's threads that this user may view, one of them left out. */
    public List<ThreadRow> othersOfPatient(UserIdentity user, UUID patientId, UUID but, int most) {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS).patient(patientId));
        return rows
                .find(
                        new ThreadQuery(user.id()).ofPatient(patientId).visibleTo(user),
                        most + 1,
                        false)
                .stream()
                .filter(row -> !row.id().equals(but))
                .limit(most)
                .toList();
    }

    /**
     * The threads of patients for whom an account writes, as these see them.
     *
     * @param patients one or several of the account's
     */
    public ThreadPage own(PatientIdentity account, List<UUID> patients, Optional<Cursor> cursor) {
        patients.forEach(
                one -> audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS).patient(one)));
        var query = new ThreadQuery(account.accountId()).ofPatients(patients).after(cursor);
        return page(rows.find(query, PAGE_SIZE + 1, true));
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
