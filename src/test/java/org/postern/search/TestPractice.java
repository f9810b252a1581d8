package org.postern.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.postern.database.CurrentPractice;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A practice that writes and searches messages, with the SQL that the inbox's lists use. */
record TestPractice(SearchServer server, UUID id, UUID patientId) {

    void create(Vault vault) {
        sql("insert into practice values (?, ?, 'Elm', 'UTC', '', now())")
                .params(id, "p" + id.toString().substring(0, 8))
                .update();
        vault.createKeys();
        sql("""
                        insert into patient (practice_id, id, record_number, given_name, family_name,
                                             date_of_birth, created_at)
                        values (?, ?, '1', 'Ana', 'Lopez', '1990-01-01', now())
                        """)
                .params(id, patientId)
                .update();
    }

    UUID thread(String subject, String body) {
        return transactionally(
                () -> {
                    var threadId = UUID.randomUUID();
                    sql("""
                                    insert into thread (practice_id, id, patient_id, last_seq, incoming_count,
                                        unread, patient_unread, last_message_at, created_at)
                                    values (?, ?, ?, 1, 1, true, false, clock_timestamp(), now())
                                    """)
                            .params(id, threadId, patientId)
                            .update();
                    message(threadId, subject, body);
                    return threadId;
                });
    }

    void message(UUID threadId, String subject, String body) {
        transactionally(
                () -> {
                    server.index().add(threadId, UUID.randomUUID(), subject, body);
                    return threadId;
                });
    }

    Optional<SearchPlan> plan(String typed) {
        return CurrentPractice.call(id, () -> server.index().plan(Query.parse(typed)));
    }

    /**
     * The threads found by the rare plan, after making sure that the common plan finds the same.
     */
    List<UUID> finds(String typed) {
        return transactionally(() -> plan(typed).map(this::threads).orElse(List.of()));
    }

    private List<UUID> threads(SearchPlan plan) {
        var rare = rare(plan);
        var common = common(plan);
        if (!rare.equals(common)) {
            throw new AssertionError("the two plans do not agree about " + plan);
        }
        return rare;
    }

    List<UUID> rare(SearchPlan plan) {
        return transactionally(() -> rareSql("", 1_000, plan).query(UUID.class).list());
    }

    List<UUID> common(SearchPlan plan) {
        return transactionally(() -> commonSql("", 1_000, plan).query(UUID.class).list());
    }

    String explainRare(SearchPlan plan) {
        return transactionally(() -> lines(rareSql("explain (analyze) ", 50, plan)));
    }

    String explainCommon(SearchPlan plan) {
        return transactionally(() -> lines(commonSql("explain (analyze) ", 50, plan)));
    }

    /** Threads whose patient is one of these or whose message holds the part, for each part. */
    String explainNamed(PartPlan plan, UUID named) {
        return transactionally(
                () -> {
                    var name = "n.patient_id = any(array['%s'::uuid])".formatted(named);
                    var both = plan.inThread("n.id", plan.parts().stream().map(p -> name).toList());
                    return lines(
                            planned(
                                            """
                                    explain (analyze) select n.id from thread n
                                    where n.practice_id = ? and %s and %s
                                    """
                                                    .formatted(name, both.text()))
                                    .param(id)
                                    .params(both.parameters()));
                });
    }

    private static String lines(JdbcClient.StatementSpec sql) {
        return String.join("\n", sql.query(String.class).list());
    }

    private JdbcClient.StatementSpec rareSql(String before, int limit, SearchPlan plan) {
        var hits = plan.hits();
        return planned(
                        """
                        %swith hits as materialized (%s)
                        select t.id from thread t
                        where t.practice_id = ? and t.id in (select thread_id from hits)
                        order by t.last_message_at desc, t.id desc
                        limit %d
                        """
                                .formatted(before, hits.text(), limit))
                .params(hits.parameters())
                .param(id);
    }

    private JdbcClient.StatementSpec commonSql(String before, int limit, SearchPlan plan) {
        var inThread = plan.inThread("t.id");
        return planned(
                        """
                        %sselect t.id from thread t
                        where t.practice_id = ? and %s
                        order by t.last_message_at desc, t.id desc
                        limit %d
                        """
                                .formatted(before, inThread.text(), limit))
                .param(id)
                .params(inThread.parameters());
    }

    private JdbcClient.StatementSpec planned(String sql) {
        sql("set local plan_cache_mode = force_custom_plan").update();
        return sql(sql);
    }

    List<Long> tokens() {
        return sql("select unnest(tokens) from message_search where practice_id = ?")
                .param(id)
                .query(Long.class)
                .list();
    }

    List<Long> wordTokens() {
        return transactionally(() -> sql("select token from search_word").query(Long.class).list());
    }

    /** Work in one transaction, and more work just before it commits. */
    void run(Runnable work, Runnable beforeCommit) {
        transactionally(
                () -> {
                    work.run();
                    beforeCommit.run();
                    return id;
                });
    }

    void rollback(Runnable work) {
        CurrentPractice.run(
                id,
                () ->
                        server.transaction()
                                .executeWithoutResult(
                                        status -> {
                                            work.run();
                                            status.setRollbackOnly();
                                        }));
    }

    <T> T transactionally(Supplier<T> work) {
        return CurrentPractice.call(id, () -> server.transaction().execute(status -> work.get()));
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return server.jdbc().sql(sql);
    }
}
