package org.postern.taskpages;

import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.task.TaskFilter;

/**
 * Which list of tasks, as its address has it.
 *
 * @param view {@code others}, else mine
 * @param state {@code done}, else open
 * @param patient only those about this patient; null for all
 * @param assignee only those of this user, among others'; null for all
 * @param after where this page of the list begins; null on the first
 */
public record TaskListState(
        @Nullable String view,
        @Nullable String state,
        @Nullable UUID patient,
        @Nullable UUID assignee,
        @Nullable String after) {

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final String OTHERS = "others";
    private static final String DONE = "done";

    /** Whether it shows others' tasks. */
    public boolean others() {
        return OTHERS.equals(view);
    }

    /** Whether it shows what is done. */
    public boolean done() {
        return DONE.equals(state);
    }

    TaskFilter filter() {
        return new TaskFilter(others(), done(), patient, others() ? assignee : null);
    }

    /** Whether this is its first page. */
    public boolean first() {
        return after == null || !PLACE.matcher(after).matches();
    }

    /** The address of this page of it. */
    public String here() {
        return first() ? address() : after(String.valueOf(after));
    }

    /** The address of its first page. */
    public String address() {
        return address(others(), done(), patient, assignee, null);
    }

    /** The address of the page of it that begins at a place. */
    public String after(String place) {
        return address(others(), done(), patient, assignee, "after=" + place);
    }

    /** The address of the patients that a search found, for this list. */
    public String searching(UUID search) {
        return address(others(), done(), patient, assignee, "search=" + search);
    }

    /** The address of the same list of one's own tasks, or of others'. */
    public String whose(boolean ofOthers) {
        return address(ofOthers, done(), patient, null, null);
    }

    /** The address of the same list of open or of done tasks. */
    public String inState(boolean done) {
        return address(others(), done, patient, assignee, null);
    }

    /** The address of the same list about one patient, or with null about all. */
    public String about(@Nullable UUID patientId) {
        return address(others(), done(), patientId, assignee, null);
    }

    private static String address(
            boolean others,
            boolean done,
            @Nullable UUID patient,
            @Nullable UUID assignee,
            @Nullable String more) {
        var parts = new StringJoiner("&", "/tasks?", "").setEmptyValue("/tasks");
        if (others) {
            parts.add("view=" + OTHERS);
        }
        if (done) {
            parts.add("state=" + DONE);
        }
        if (patient != null) {
            parts.add("patient=" + patient);
        }
        if (others && assignee != null) {
            parts.add("assignee=" + assignee);
        }
        if (more != null) {
            parts.add(more);
        }
        return parts.toString();
    }
}
