package org.postern.threadlist;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Visibility;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;

/** The conditions of a list of threads of the current practice, put together part by part. */
class ThreadQuery {

    private static final String NEWEST = "order by t.last_message_at desc, t.id desc limit :most";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> tables = new ArrayList<>();
    private @Nullable String assignees;

    /**
     * Begins with all threads.
     *
     * @param readerId the user or portal account that looks at the list
     */
    ThreadQuery(UUID readerId) {
        values.put("practice", CurrentPractice.id());
        values.put("reader", readerId);
    }

    ThreadQuery assignedTo(UUID userId) {
        return add("t.assignee_id = :assignee", "assignee", userId);
    }

    ThreadQuery one(UUID id) {
        return add("t.id = :id", "id", id);
    }

    ThreadQuery ofPatient(UUID patientId) {
        return add("t.patient_id = :patient", "patient", patientId);
    }

    ThreadQuery ofPatients(List<UUID> patientIds) {
        return patientIds.size() == 1
                ? ofPatient(patientIds.get(0))
                : add("t.patient_id in (:patients)", "patients", patientIds);
    }

    /**
     * Those of other users, as far as this one may view them; the practice queue is not theirs. The
     * newest of each are taken first, so that no long inbox of another is read on the way to them.
     */
    ThreadQuery ofOthers(UserIdentity user) {
        values.put("viewer", user.id());
        switch (user.account().viewOthers()) {
            case NOBODY -> condition("false");
            case EVERYBODY ->
                    assignees =
                            """
                            select id from user_account
                            where practice_id = :practice and id <> :viewer
                            """;
            case CHOSEN ->
                    assignees =
                            """
                            select viewed_user_id from user_view
                            where practice_id = :practice and user_id = :viewer
                                and viewed_user_id <> :viewer
                            """;
        }
        return this;
    }

    /** All assignees' threads together: for conditions that few threads fulfil. */
    void flat() {
        if (assignees != null) {
            condition("t.assignee_id in (" + assignees + ")");
            assignees = null;
        }
    }

    ThreadQuery inQueueOf(UserIdentity user) {
        return condition(user.account().seesPracticeQueue() ? "t.assignee_id is null" : "false");
    }

    /**
     * With a message received then; where none was ever received, sent then.
     *
     * @param busy whether very many were received then
     */
    ThreadQuery during(ListFilter.Period period, boolean busy) {
        values.put("from", Timestamp.from(period.from()));
        values.put("until", Timestamp.from(period.until()));
        return busy ? duringBusy() : duringQuiet();
    }

    // Many messages: the list is walked in its order, until the page is full. With "limit" each
    // thread is asked for itself; with "exists" PostgreSQL may read all messages of the period.
    private ThreadQuery duringBusy() {
        return condition("t.last_message_at >= :from")
                .condition(
                        """
                        (select true from message m
                            where m.practice_id = t.practice_id and m.thread_id = t.id
                                and (m.direction = 'INCOMING' or t.incoming_count = 0)
                                and m.sent_at >= :from and m.sent_at < :until
                            limit 1) is true
                        """);
    }

    // Few: they are found by their time, and no list is walked. An array, because PostgreSQL would
    // take a subquery of unknown size for one of many rows.
    private ThreadQuery duringQuiet() {
        flat();
        return with("""
                        in_period as materialized (
                            select m.thread_id from message m
                            where m.practice_id = :practice and m.direction = 'INCOMING'
                                and m.sent_at >= :from and m.sent_at < :until
                            union
                            select m.thread_id from thread o
                            join message m on m.practice_id = o.practice_id and m.thread_id = o.id
                            where o.practice_id = :practice and o.incoming_count = 0
                                and o.last_message_at >= :from and o.created_at < :until
                                and m.sent_at >= :from and m.sent_at < :until
                        )
                        """)
                .condition("t.id = any(array(select thread_id from in_period))");
    }

    ThreadQuery visibleTo(UserIdentity user) {
        conditions.add(Visibility.CONDITION);
        values.put("viewer", user.id());
        values.put("viewsAll", user.account().viewOthers() == ViewOthers.EVERYBODY);
        values.put("viewsQueue", user.account().seesPracticeQueue());
        return this;
    }

    ThreadQuery after(Optional<Cursor> cursor) {
        cursor.ifPresent(
                place -> {
                    add(
                            "(t.last_message_at, t.id) < (:cursorAt, :cursorId)",
                            "cursorAt",
                            Timestamp.from(place.at()));
                    values.put("cursorId", place.id());
                });
        return this;
    }

    ThreadQuery add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    ThreadQuery condition(String condition) {
        conditions.add(condition);
        return this;
    }

    ThreadQuery value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    ThreadQuery with(String table) {
        tables.add(table);
        return this;
    }

    String with() {
        return tables.isEmpty() ? "" : "with " + String.join(", ", tables) + " ";
    }

    /**
     * The threads that have messages, to stand behind {@code from}; no more than {@code :most} of
     * each assignee.
     */
    String threads() {
        var conditions = new StringBuilder(" and t.last_seq > 0");
        this.conditions.forEach(one -> conditions.append(" and ").append(one));
        return assignees == null
                ? "(select * from thread t where t.practice_id = :practice %s %s)"
                        .formatted(conditions, NEWEST)
                : """
                  (select t.* from (%s) as viewed (id)
                  cross join lateral (
                      select * from thread t
                      where t.practice_id = :practice and t.assignee_id = viewed.id %s %s) t
                  %3$s)
                  """
                        .formatted(assignees, conditions, NEWEST);
    }

    Map<String, Object> values() {
        return values;
    }
}
