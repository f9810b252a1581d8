package org.postern.auditpages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditOutcome;
import org.postern.auditlog.AuditColumn;
import org.postern.auditlog.AuditFilter;
import org.postern.auditlog.AuditKind;

/**
 * Which part of the log, as its address has it.
 *
 * @param from the first day, as 2026-11-29
 * @param until the last day
 * @param kind the name of an act or of a kind of acts
 * @param sort the column's name
 * @param order {@code up}, else the greatest first
 * @param event one event alone
 */
public record AuditLogState(
        @Nullable UUID user,
        @Nullable UUID patient,
        @Nullable String from,
        @Nullable String until,
        @Nullable String kind,
        @Nullable String outcome,
        @Nullable String sort,
        @Nullable String order,
        @Nullable Integer page,
        @Nullable UUID event) {

    private static final int LAST_PAGE = 2000;

    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                user,
                patient,
                day(from).map(day -> day.atStartOfDay(zone).toInstant()).orElse(null),
                day(until).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null),
                actions(),
                named(AuditOutcome.values(), outcome).orElse(null),
                event);
    }

    private @Nullable List<AuditAction> actions() {
        return named(AuditKind.values(), kind)
                .map(AuditKind::actions)
                .or(() -> named(AuditAction.values(), kind).map(List::of))
                .orElse(null);
    }

    private static <T extends Enum<T>> Optional<T> named(T[] all, @Nullable String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the days; null for nothing. */
    public @Nullable String problem() {
        var unread = isTyped(from) && day(from).isEmpty() || isTyped(until) && day(until).isEmpty();
        if (unread) {
            return "Write days as 2026-11-29. Events of all days are shown.";
        }
        var first = day(from);
        return first.isPresent() && day(until).filter(first.get()::isAfter).isPresent()
                ? "The last day is before the first."
                : null;
    }

    private static boolean isTyped(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** The column by which it is sorted. */
    public AuditColumn column() {
        return named(AuditColumn.values(), sort).orElse(AuditColumn.TIME);
    }

    /** Whether the greatest, or newest, comes first. */
    public boolean descending() {
        return !"up".equals(order);
    }

    /** Which page, from 0. */
    public int number() {
        return page == null ? 0 : Math.max(0, Math.min(LAST_PAGE, page));
    }

    /** Whether anything is left out. */
    public boolean filtered() {
        return !address(AuditLogPages.ADDRESS, false, null).equals(AuditLogPages.ADDRESS);
    }

    /** The address of another page of the same. */
    public String at(int number) {
        return address(AuditLogPages.ADDRESS, true, number == 0 ? null : "page=" + number);
    }

    /** The address of the file with all of it. */
    public String file() {
        return address(AuditLogPages.ADDRESS + "/export", false, null);
    }

    /** The address of the same sorted by this column; by the same column, turned around. */
    public String sorted(AuditColumn other) {
        // Names and words begin with A, times with the newest.
        var up = other == column() ? descending() : other != AuditColumn.TIME;
        return new AuditLogState(
                        user,
                        patient,
                        from,
                        until,
                        kind,
                        outcome,
                        other.name(),
                        up ? "up" : null,
                        null,
                        event)
                .at(0);
    }

    /** The address of the same of one patient's record, or with null of all. */
    public String about(@Nullable UUID patientId) {
        return new AuditLogState(
                        user, patientId, from, until, kind, outcome, sort, order, null, event)
                .at(0);
    }

    /** The address of the patients that a search found, to choose one. */
    String searching(UUID search) {
        return address(AuditLogPages.ADDRESS, true, "search=" + search);
    }

    private String address(String path, boolean withOrder, @Nullable String more) {
        var parts = new StringJoiner("&", path + "?", "").setEmptyValue(path);
        add(parts, "user", user);
        add(parts, "patient", patient);
        add(parts, "from", day(from).orElse(null));
        add(parts, "until", day(until).orElse(null));
        add(parts, "kind", actions() == null ? null : kind);
        add(parts, "event", event);
        add(parts, "outcome", named(AuditOutcome.values(), outcome).orElse(null));
        if (withOrder && (column() != AuditColumn.TIME || !descending())) {
            add(parts, "sort", column());
            add(parts, "order", descending() ? null : "up");
        }
        if (more != null) {
            parts.add(more);
        }
        return parts.toString();
    }

    private static void add(StringJoiner parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + value);
        }
    }

    /** What stands in the field of the first day. */
    public String fromText() {
        return Objects.requireNonNullElse(from, "");
    }

    /** What stands in the field of the last day. */
    public String untilText() {
        return Objects.requireNonNullElse(until, "");
    }
}
