package org.postern.threadlist;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.postern.messaging.Message;
import org.postern.messaging.MessageStore;
import org.postern.patient.Patients;
import org.postern.search.Query;
import org.postern.search.SearchIndex;
import org.postern.search.SearchPlan;
import org.postern.search.SearchSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches a list of threads by their patient's name, or by the content of one of their messages
 * together with the subject. The list's own conditions (the user's rights) are part of the same
 * query, before its limit.
 */
@Component
class ThreadSearch {

    private static final Pattern QUESTION_MARK = Pattern.compile("\\?");
    // For the words around what was found; a thread is rarely longer.
    private static final int MOST_TO_LOOK_AT = 200;
    private static final String NAMED = "%s.patient_id = any(cast(:named as uuid[]))";

    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final Patients patients;
    private final ThreadRows rows;
    private final MessageStore messages;

    ThreadSearch(
            JdbcClient jdbc,
            SearchIndex index,
            Patients patients,
            ThreadRows rows,
            MessageStore messages) {
        this.jdbc = jdbc;
        this.index = index;
        this.patients = patients;
        this.rows = rows;
        this.messages = messages;
    }

    List<ThreadRow> find(ThreadQuery list, String words, int most) {
        var query = Query.parse(words);
        var plan = index.plan(query);
        var named = patients.idsNamed(words);
        if (plan.isEmpty() && named.isEmpty()) {
            return List.of();
        }
        // The planner must see the tokens, not parameters, to choose well.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        narrow(list, plan, named);
        var found =
                plan.isPresent() && query.needsCheck()
                        ? checked(list, plan.get(), named, most)
                        : rows.find(list, most, false);
        return plan.isEmpty() ? found : marked(found, query);
    }

    private static void narrow(ThreadQuery list, Optional<SearchPlan> plan, List<UUID> named) {
        list.flat();
        list.value("named", "{" + named.stream().map(UUID::toString).collect(joining(",")) + "}");
        if (plan.isEmpty()) {
            list.condition(NAMED.formatted("t"));
        } else if (plan.get().rare()) {
            // Few messages: find them first.
            list.with(
                    """
                    hit as materialized (
                        %s
                        union
                        select n.id from thread n where n.practice_id = :practice and %s
                    )
                    """
                            .formatted(bind(plan.get().hits(), list::value), NAMED.formatted("n")));
            list.condition("t.id in (select thread_id from hit)");
        } else {
            // Many: walk the list in its order, until the page is full.
            list.condition(
                    "(%s or %s)"
                            .formatted(
                                    NAMED.formatted("t"),
                                    bind(plan.get().inThread("t.id"), list::value)));
        }
    }

    private static String bind(SearchSql sql, BiConsumer<String, Object> values) {
        var number = new AtomicInteger();
        return QUESTION_MARK
                .matcher(sql.text())
                .replaceAll(
                        match -> {
                            var name = "sought" + number.get();
                            values.accept(name, sql.parameters().get(number.getAndIncrement()));
                            return ":" + name;
                        });
    }

    // Tokens find candidates; words next to each other are looked at after decryption.
    private List<ThreadRow> checked(ThreadQuery list, SearchPlan plan, List<UUID> named, int most) {
        var found = new ArrayList<ThreadRow>();
        while (found.size() < most) {
            var candidates = rows.find(list, 2 * most, false);
            candidates.stream()
                    .filter(row -> named.contains(row.patientId()) || matches(row, plan))
                    .limit(most - found.size())
                    .forEach(found::add);
            if (candidates.size() < 2 * most) {
                break;
            }
            var last = candidates.get(candidates.size() - 1);
            list.after(Optional.of(new Cursor(last.lastMessageAt(), last.id())));
        }
        return found;
    }

    private List<ThreadRow> marked(List<ThreadRow> rows, Query query) {
        var newest = messages.newest(rows.stream().map(ThreadRow::id).toList(), MOST_TO_LOOK_AT);
        return rows.stream()
                .map(row -> marked(row, newest.getOrDefault(row.id(), List.of()), query))
                .toList();
    }

    // The newest message that holds the words; a name may have matched instead.
    private static ThreadRow marked(ThreadRow row, List<Message> newest, Query query) {
        var subject = Optional.ofNullable(row.subject()).orElse("");
        return newest.stream()
                .filter(message -> message.text() != null && query.matches(message.text(), subject))
                .findFirst()
                .map(message -> row.with(Snippet.of(message, query)))
                .orElse(row);
    }

    private boolean matches(ThreadRow row, SearchPlan plan) {
        var subject = Optional.ofNullable(row.subject()).orElse("");
        return texts(row.id()).stream().anyMatch(text -> plan.query().matches(text, subject));
    }

    // Few threads come to this, so all of a thread's messages are looked at.
    private List<String> texts(UUID threadId) {
        return messages.all(threadId).stream()
                .map(Message::text)
                .map(text -> text == null ? "" : text)
                .toList();
    }
}
