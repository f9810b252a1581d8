package org.postern.messaging;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;

/** The conditions of a list of threads of the current practice, put together part by part. */
class ThreadQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private String with = "";

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

    ThreadQuery ofPatient(UUID patientId) {
        return add("t.patient_id = :patient", "patient", patientId);
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

    ThreadQuery with(String tables) {
        with = "with " + tables + " ";
        return this;
    }

    String with() {
        return with;
    }

    String conditions() {
        return conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
