package org.postern.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.TypedDate;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ListFilter;
import org.postern.threadlist.ListFilter.Period;
import org.postern.threadlist.ListFilter.View;

/**
 * What an address says of the list: whose messages, which of them, and where its page begins. What
 * cannot be understood counts as not said, but for days, of which the page tells.
 *
 * @param view {@code others} or {@code queue}; else the user's own
 * @param user among others' messages those of this user's id
 * @param unread {@code only} for unread threads
 * @param needs {@code answer} for threads that wait for one
 * @param from the first day, such as 2026-11-24
 * @param until the last day
 * @param search the opaque id of search words
 * @param before where the page begins
 */
public record InboxState(
        @Nullable String view,
        @Nullable String user,
        @Nullable String unread,
        @Nullable String needs,
        @Nullable String from,
        @Nullable String until,
        @Nullable String search,
        @Nullable String before) {

    /** Whose messages are shown. */
    public View whose() {
        return "others".equals(view) ? View.OTHERS : "queue".equals(view) ? View.QUEUE : View.MINE;
    }

    /** Whether unread threads alone are shown. */
    public boolean unreadOnly() {
        return "only".equals(unread);
    }

    /** Whether threads alone are shown that wait for an answer. */
    public boolean waitingOnly() {
        return "answer".equals(needs);
    }

    /** The user whose messages alone are shown among others'. */
    public Optional<UUID> userId() {
        return id(user);
    }

    Optional<UUID> searchId() {
        return id(search);
    }

    Optional<Cursor> cursor() {
        return Cursor.parse(before);
    }

    /** The first day; nothing when none was given, or none that exists. */
    public Optional<LocalDate> firstDay() {
        return day(from);
    }

    /** The last day; nothing when none was given, or none that exists. */
    public Optional<LocalDate> lastDay() {
        return day(until);
    }

    /** Whether days were given. */
    public boolean hasDays() {
        return !blank(from) || !blank(until);
    }

    /** Whether what was given as days is none, or the last lies before the first. */
    public boolean badDays() {
        return unknownDay(from) || unknownDay(until) || wrongOrder();
    }

    /** Whether the last day lies before the first. */
    public boolean wrongOrder() {
        var first = firstDay();
        var last = lastDay();
        return first.isPresent() && last.isPresent() && last.get().isBefore(first.get());
    }

    ListFilter filter(ZoneId zone) {
        return new ListFilter(
                whose(), userId().orElse(null), unreadOnly(), waitingOnly(), period(zone));
    }

    // From the start of the first day to the start of the day after the last, in the practice's
    // zone: days of 23 and 25 hours are whole days, too.
    private @Nullable Period period(ZoneId zone) {
        if (!hasDays() || badDays()) {
            return null;
        }
        var first = firstDay().orElse(LocalDate.of(1900, 1, 1));
        var last = lastDay().orElse(LocalDate.of(9000, 1, 1));
        return new Period(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The same with another view, from its first page. */
    public InboxState viewing(@Nullable String other) {
        return new InboxState(other, null, unread, needs, from, until, search, null);
    }

    /** The same among others' messages, of this user alone. */
    public InboxState ofUser(UUID id) {
        return new InboxState("others", id.toString(), unread, needs, from, until, search, null);
    }

    /** The same with unread threads alone, or with all. */
    public InboxState unreadOnly(boolean only) {
        return new InboxState(view, user, only ? "only" : null, needs, from, until, search, null);
    }

    /** The same with waiting threads alone, or with all. */
    public InboxState waitingOnly(boolean only) {
        return new InboxState(
                view, user, unread, only ? "answer" : null, from, until, search, null);
    }

    /** The same with the messages of these days; null for all times. */
    public InboxState during(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new InboxState(view, user, unread, needs, text(first), text(last), search, null);
    }

    /** The same with another search; null for none. */
    public InboxState searching(@Nullable UUID id) {
        return new InboxState(view, user, unread, needs, from, until, text(id), null);
    }

    /** The same from this place of the list; null for its beginning. */
    public InboxState startingAt(@Nullable Cursor place) {
        return new InboxState(view, user, unread, needs, from, until, search, text(place));
    }

    /** The same search in all of this view. */
    public InboxState unfiltered() {
        return new InboxState(view, null, null, null, null, null, search, null);
    }

    /** Whether filters narrow the list, besides a search. */
    public boolean filtered() {
        return unreadOnly() || waitingOnly() || hasDays() || userId().isPresent();
    }

    /** Whether the list is narrowed beyond whose messages it shows. */
    public boolean narrowed() {
        return unreadOnly() || waitingOnly() || hasDays() || search != null || user != null;
    }

    /** As it stands in an address: empty, or beginning with a question mark. */
    public String query() {
        var parts = new ArrayList<String>();
        fields().forEach((name, value) -> parts.add(name + "=" + value));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** As a form holds it. No value needs to be encoded for an address. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (whose() != View.MINE) {
            fields.put("view", whose() == View.QUEUE ? "queue" : "others");
        }
        userId().ifPresent(id -> fields.put("user", id.toString()));
        if (unreadOnly()) {
            fields.put("unread", "only");
        }
        if (waitingOnly()) {
            fields.put("needs", "answer");
        }
        firstDay().ifPresent(day -> fields.put("from", day.toString()));
        lastDay().ifPresent(day -> fields.put("until", day.toString()));
        searchId().ifPresent(id -> fields.put("search", id.toString()));
        cursor().ifPresent(place -> fields.put("before", place.toString()));
        return fields;
    }

    /** Whether this was typed for a day and is none: a date field could not show it. */
    public boolean unknownDay(@Nullable String typed) {
        return !blank(typed) && day(typed).isEmpty();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : TypedDate.parse(text)
                        .filter(day -> day.getYear() >= 1900 && day.getYear() < 9000);
    }

    private static @Nullable String text(@Nullable Object part) {
        return part == null ? null : part.toString();
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
