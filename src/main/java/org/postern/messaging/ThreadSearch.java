package org.postern.messaging;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postern.database.CurrentPractice;
import org.postern.patient.Patients;
import org.postern.search.Query;
import org.postern.search.SearchIndex;
import org.postern.search.SearchPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches a list of threads by their patient's name, or by the content of one of their messages
 * together with the subject. The list's own conditions (the user's rights) are part of the same
 * query, before its limit.
 */
@Component
class ThreadSearch {

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
        // Each token array is its own parameter, so the planner must see its values.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        narrow(list, plan, named);
        return plan.isPresent() && query.needsCheck()
                ? checked(list, plan.get(), named, most)
                : rows.find(list, most, false);
    }

    private static void narrow(ThreadQuery list, Optional<SearchPlan> plan, List<UUID> named) {
        list.value("named", "{" + named.stream().map(UUID::toString).collect(joining(",")) + "}");
        if (plan.isEmpty()) {
            list.condition("t.patient_id = any(cast(:named as uuid[]))");
            return;
        }
        var terms = plan.get().terms();
        var condition = hitCondition(terms.size());
        for (var i = 0; i < terms.size(); i++) {
            list.value("term" + i, terms.get(i));
        }
        if (plan.get().rare()) {
            list.with(
                    """
                    hit as materialized (
                        select s.thread_id as id from message_search s
                        where s.practice_id = :practice and %s
                        union
                        select n.id from thread n
                        where n.practice_id = :practice and n.patient_id = any(cast(:named as uuid[]))
                    )
                    """
                            .formatted(condition));
            list.condition("t.id in (select id from hit)");
        } else {
            list.condition(
                    """
                    (t.patient_id = any(cast(:named as uuid[])) or exists (select from message_search s
                        where s.thread_id = t.id and s.practice_id = :practice and %s))
                    """
                            .formatted(condition));
        }
    }

    private static String hitCondition(int terms) {
        return IntStream.range(0, terms)
                .mapToObj(i -> "s.tokens && :term" + i)
                .collect(joining(" and "));
    }

    // Tokens find candidates; words next to each other are looked at after decryption.
    private List<ThreadRow> checked(
            ThreadQuery list, SearchPlan plan, List<UUID> named, int most) {
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

    private boolean matches(ThreadRow row, SearchPlan plan) {
        var subject = Optional.ofNullable(row.subject()).orElse("");
        return hits(row.id(), plan).stream()
                .anyMatch(text -> plan.query().matches(text, subject));
    }

    private List<String> hits(UUID threadId, SearchPlan plan) {
        var statement =
                jdbc.sql(
                                """
                                select m.id, m.body_ct from message_search s
                                join message m on m.practice_id = s.practice_id
                                    and m.id = s.message_id
                                where s.thread_id = :thread and s.practice_id = :practice and %s
                                """
                                        .formatted(hitCondition(plan.terms().size())))
                        .param("thread", threadId)
                        .param("practice", CurrentPractice.id());
        for (var i = 0; i < plan.terms().size(); i++) {
            statement = statement.param("term" + i, plan.terms().get(i));
        }
        return statement
                .query(
                        (row, number) ->
                                Optional.ofNullable(
                                                messages.text(
                                                        row.getBytes("body_ct"),
                                                        row.getObject("id", UUID.class)))
                                        .orElse(""))
                .list();
    }
}
