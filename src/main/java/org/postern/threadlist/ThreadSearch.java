package org.postern.threadlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.postern.messaging.Message;
import org.postern.messaging.MessageStore;
import org.postern.patient.Patients;
import org.postern.search.PartPlan;
import org.postern.search.Query;
import org.postern.search.SearchIndex;
import org.postern.search.SearchPlan;
import org.postern.search.SearchSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches a list of threads by their patient's name, by the content of one of their messages
 * together with the subject, or by some words of the name and the others of a message. The list's
 * own conditions (the user's rights) are part of the same query, before its limit.
 */
@Component
class ThreadSearch {

    private static final Pattern QUESTION_MARK = Pattern.compile("\\?");
    // For the words around what was found; a thread is rarely longer.
    private static final int MOST_TO_LOOK_AT = 200;
    private static final String NAMED = "%s.patient_id = any(cast(:%s as uuid[]))";

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
        var parts = index.parts(query);
        var named = NamedPatients.of(patients, query, words);
        var partly = named.partly(parts::inNoMessage);
        if (plan.isEmpty() && named.wholly().isEmpty() && partly.isEmpty()) {
            return List.of();
        }
        // The planner must see the tokens, not parameters, to choose well.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        list.flat();
        list.value("named", NamedPatients.array(named.wholly()));
        var ways = new Ways(list, parts, named, partly);
        if (plan.isEmpty() && partly.isEmpty()) {
            list.condition(NAMED.formatted("t", "named"));
        } else if (plan.isPresent() && !plan.get().rare()) {
            ways.walk(plan.get());
        } else {
            ways.begin(plan);
        }
        var found =
                query.needsCheck()
                        ? checked(list, query, named, most)
                        : rows.find(list, most, false);
        return plan.isEmpty() && partly.isEmpty() ? found : marked(found, query, named);
    }

    /** The ways in which a thread is found: by messages, by a name, or by both together. */
    private record Ways(ThreadQuery list, PartPlan parts, NamedPatients named, Set<UUID> partly) {

        // Few threads: find them first.
        void begin(Optional<SearchPlan> plan) {
            var hits = new ArrayList<String>();
            plan.ifPresent(some -> hits.add(bind("hit", some.hits())));
            hits.add(threads(NAMED.formatted("n", "named")));
            if (!partly.isEmpty()) {
                hits.add(threads(both("n")));
            }
            list.with("hit as materialized (" + String.join(" union ", hits) + ")");
            list.condition("t.id in (select * from hit)");
        }

        private static String threads(String condition) {
            return "select n.id from thread n where n.practice_id = :practice and " + condition;
        }

        // Many: walk the list in its order, until the page is full.
        void walk(SearchPlan plan) {
            var ways = new ArrayList<String>();
            ways.add(NAMED.formatted("t", "named"));
            if (!partly.isEmpty()) {
                ways.add(both("t"));
            }
            ways.add(bind("sought", plan.inThread("t.id")));
            list.condition("(" + String.join(" or ", ways) + ")");
        }

        private String both(String thread) {
            list.value("partly", NamedPatients.array(partly));
            var otherwise = new ArrayList<String>();
            for (var part : named.byPart()) {
                var name = "part" + otherwise.size();
                list.value(name, NamedPatients.array(part));
                otherwise.add(NAMED.formatted(thread, name));
            }
            return "(%s and %s)"
                    .formatted(
                            NAMED.formatted(thread, "partly"),
                            bind("part_token", parts.inThread(thread + ".id", otherwise)));
        }

        private String bind(String name, SearchSql sql) {
            var number = new AtomicInteger();
            return QUESTION_MARK
                    .matcher(sql.text())
                    .replaceAll(
                            match -> {
                                var at = number.getAndIncrement();
                                list.value(name + at, sql.parameters().get(at));
                                return ":" + name + at;
                            });
        }
    }

    // Tokens find candidates; words next to each other are looked at after decryption.
    private List<ThreadRow> checked(ThreadQuery list, Query query, NamedPatients named, int most) {
        var found = new ArrayList<ThreadRow>();
        while (found.size() < most) {
            var candidates = rows.find(list, 2 * most, false);
            candidates.stream()
                    .filter(
                            row ->
                                    named.wholly().contains(row.patientId())
                                            || matches(row, left(query, row, named)))
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

    private List<ThreadRow> marked(List<ThreadRow> rows, Query query, NamedPatients named) {
        var newest = messages.newest(rows.stream().map(ThreadRow::id).toList(), MOST_TO_LOOK_AT);
        return rows.stream()
                .map(
                        row ->
                                marked(
                                        row,
                                        newest.getOrDefault(row.id(), List.of()),
                                        query,
                                        left(query, row, named)))
                .toList();
    }

    // What the patient's name does not hold; all of it, where the name holds it all.
    private static Query left(Query query, ThreadRow row, NamedPatients named) {
        var left = query.without(named.partsOf(row.patientId()));
        return left.isEmpty() ? query : left;
    }

    // The newest message that holds the words; a name may have matched instead.
    private static ThreadRow marked(ThreadRow row, List<Message> newest, Query all, Query left) {
        var subject = Optional.ofNullable(row.subject()).orElse("");
        return newest.stream()
                .filter(message -> message.text() != null && left.matches(message.text(), subject))
                .findFirst()
                .map(message -> row.with(Snippet.of(message, all)))
                .orElse(row);
    }

    private boolean matches(ThreadRow row, Query query) {
        var subject = Optional.ofNullable(row.subject()).orElse("");
        return texts(row.id()).stream().anyMatch(text -> query.matches(text, subject));
    }

    // Few threads come to this, so all of a thread's messages are looked at.
    private List<String> texts(UUID threadId) {
        return messages.all(threadId).stream()
                .map(Message::text)
                .map(text -> text == null ? "" : text)
                .toList();
    }
}
