package org.postern.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plans that PostgreSQL makes for the application's role, under row-level security. */
class PlanTests {

    private static final long COMMON = 1;
    private static final long RARE = 1_000_007;

    private static SearchServer server;
    private static TestPractice elm;

    @BeforeAll
    static void startWithTwentyThousandThreads() {
        server = new SearchServer("search-plans");
        elm = server.practice();
        elm.run(PlanTests::insert, () -> {});
        server.owner().sql("analyze thread, message_search").update();
    }

    private static void insert() {
        server.jdbc()
                .sql(
                        """
                        insert into thread (practice_id, id, patient_id, last_seq, incoming_count,
                            unread, patient_unread, last_message_at, created_at)
                        select ?, gen_random_uuid(), ?, 1, 1, true, false, now() - n * interval '1 minute', now()
                        from generate_series(1, 20000) n
                        """)
                .params(elm.id(), elm.patientId())
                .update();
        server.jdbc()
                .sql(
                        """
                        insert into message_search (practice_id, thread_id, message_id, tokens)
                        select practice_id, id, gen_random_uuid(), array(
                            select case when n = 1 then ? else 1000000 + floor(random() * 5000 * n) end
                            from generate_series(1, 30) n where id is not null)::bigint[]
                        from thread where practice_id = ?
                        """)
                .params(COMMON, elm.id())
                .update();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rareWordsAreTakenFromTheIndexOnTokens() {
        assertThat(elm.explainRare(plan(new long[] {COMMON}, new long[] {RARE})))
                .contains("Bitmap Index Scan on message_search_tokens")
                .doesNotContain("Seq Scan");
    }

    @Test
    void aWideBeginningDoesNotKeepRareWordsFromTheIndex() {
        assertThat(elm.explainRare(plan(beginning(1_000_000), new long[] {RARE})))
                .contains("Bitmap Index Scan on message_search_tokens")
                .doesNotContain("Seq Scan");
    }

    @Test
    void aWideBeginningOfRareWordsIsTakenFromTheIndexTokenByToken() {
        assertThat(elm.explainRare(plan(beginning(2_000_000))))
                .contains("Bitmap Index Scan on message_search_tokens")
                .doesNotContain("Seq Scan on message_search");
    }

    @Test
    void commonWordsAreSoughtInTheOrderOfThreads() {
        for (var term : List.of(new long[] {COMMON}, beginning(1_000_000))) {
            assertThat(elm.explainCommon(plan(term)))
                    .contains("Index Only Scan using thread_newest")
                    .contains("Index Scan using message_search_thread")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("Sort");
        }
    }

    @Test
    void aNameBesideAWordLeadsToThePatientsThreadsAlone() {
        var plan = new PartPlan(List.of(List.of(new long[] {COMMON}), List.of(new long[] {RARE})));

        assertThat(elm.explainNamed(plan, UUID.randomUUID()))
                .contains("thread_patient")
                .contains("Index Scan using message_search_thread")
                .doesNotContain("Seq Scan");
    }

    @Test
    void bothPlansFindTheSame() {
        for (var other : List.of(new long[] {RARE, RARE + 1}, beginning(1_149_000))) {
            for (var terms : List.of(plan(new long[] {COMMON}, other), plan(other, other))) {
                assertThat(elm.rare(terms)).isNotEmpty().isEqualTo(elm.common(terms));
            }
        }
    }

    // The tokens of a beginning of words, one after the other here.
    private static long[] beginning(long first) {
        return LongStream.range(first, first + 5_000).toArray();
    }

    private static SearchPlan plan(long[]... terms) {
        return new SearchPlan(List.of(terms), true, Query.parse("any"));
    }
}
