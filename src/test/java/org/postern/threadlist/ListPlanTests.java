package org.postern.threadlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.testing.ReadRows;
import org.postern.threadlist.ListFilter.Period;
import org.postern.threadlist.ListFilter.View;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * D1: an inbox of 30,000 threads scrolls and filters as one of 30. The plans are those that
 * PostgreSQL makes for the application's role, under row-level security; what is counted is the
 * rows that are read of threads and messages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanTests extends PosternTest {

    private static final int THREADS = 30_000;
    private static final int PAGE = 31;
    // Each of a page's threads is read with its newest message; some more are passed over.
    private static final int A_PAGES_WORTH = 4 * PAGE;

    @Autowired private ThreadLists lists;
    @Autowired private UserAccounts users;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    private Clinic clinic;

    @BeforeAll
    void fillAnInbox() {
        clinic = world.clinic();
        inPractice(
                () -> {
                    fill(clinic.chen().id(), clinic.ben().patientId(), THREADS);
                    fill(clinic.okafor().id(), clinic.ana().patientId(), 40);
                    fill(clinic.dana().id(), clinic.ana().patientId(), 40);
                    fill(null, clinic.ana().patientId(), 40);
                    jdbc.sql("insert into user_view values (?, ?, ?)")
                            .params(
                                    clinic.practice().id(),
                                    clinic.chen().id(),
                                    clinic.okafor().id())
                            .update();
                    return true;
                });
        JdbcClient.create(owner).sql("analyze thread, message").update();
    }

    // One a minute, the newest an hour ago; those of one owner lie before those of the next. One in
    // thirty is unread, one in forty waits.
    private void fill(@Nullable UUID assignee, UUID patient, int count) {
        jdbc.sql(
                        """
                        with added as (
                            insert into thread (practice_id, id, patient_id, assignee_id, last_seq,
                                incoming_count, unread, patient_unread, last_message_at,
                                created_at, waiting_since)
                            select :practice, gen_random_uuid(), :patient, cast(:assignee as uuid),
                                1, 1, n % 30 = 0, false, now() - n * interval '1 minute',
                                now() - n * interval '1 minute',
                                case when n % 40 = 0 then now() end
                            from generate_series(:first, :last) n
                            returning practice_id, id, last_message_at)
                        insert into message (practice_id, id, thread_id, seq, direction,
                            author_kind, author_id, author_name, body_ct, sent_at, client_token)
                        select practice_id, gen_random_uuid(), id, 1, 'INCOMING', 'ACCOUNT', id,
                            'Ana', decode(repeat('ab', 200), 'hex'), last_message_at,
                            gen_random_uuid()
                        from added
                        """)
                .param("practice", clinic.practice().id())
                .param("patient", patient)
                .param("assignee", assignee == null ? null : assignee.toString())
                .param("first", 60 + (count < THREADS ? THREADS : 0))
                .param("last", 60 + (count < THREADS ? THREADS : 0) + count - 1)
                .update();
    }

    private <T> T inPractice(Supplier<T> work) {
        return world.in(clinic.practice(), () -> transaction.execute(status -> work.get()));
    }

    @Test
    @DisplayName("D1: the first page of an inbox reads no more than it shows")
    void theFirstPage() {
        assertReadsAPage(clinic.chen(), ListFilter.mine(), Optional.empty());
    }

    @Test
    @DisplayName("D1: a page in the middle of a long inbox reads no more than it shows")
    void aPageInTheMiddle() {
        var middle = new Cursor(Instant.now().minus(Duration.ofDays(10)), new UUID(0, 0));

        assertReadsAPage(clinic.chen(), ListFilter.mine(), Optional.of(middle));
    }

    @Test
    @DisplayName("D1: filters for unread threads and for those that need an answer read a page")
    void filters() {
        assertReadsAPage(clinic.chen(), filter(View.MINE, null, true, false), Optional.empty());
        assertReadsAPage(clinic.chen(), filter(View.MINE, null, false, true), Optional.empty());
        assertReadsAPage(
                viewing(ViewOthers.EVERYBODY, clinic.okafor()),
                filter(View.OTHERS, clinic.chen().id(), true, false),
                Optional.empty());
    }

    @Test
    @DisplayName("D2: others' messages are found without reading one's own long inbox")
    void othersMessages() {
        var others = filter(View.OTHERS, null, false, false);
        assertReadsAPage(viewing(ViewOthers.EVERYBODY, clinic.chen()), others, Optional.empty());
        assertReadsAPage(viewing(ViewOthers.CHOSEN, clinic.chen()), others, Optional.empty());
        assertReadsAPage(
                viewing(ViewOthers.EVERYBODY, clinic.chen()),
                filter(View.OTHERS, null, true, false),
                Optional.empty());
    }

    @Test
    @DisplayName("The practice queue is read without the inboxes")
    void practiceQueue() {
        var dana = viewing(ViewOthers.EVERYBODY, clinic.dana());
        assertReadsAPage(dana, filter(View.QUEUE, null, false, false), Optional.empty());
        assertReadsAPage(dana, filter(View.QUEUE, null, true, false), Optional.empty());
    }

    @Test
    @DisplayName("D4: the messages of an hour are found by their time")
    void oneHour() {
        var from = Instant.now().minus(Duration.ofDays(10));
        var hour = new Period(from, from.plus(Duration.ofHours(1)));
        var filter = new ListFilter(View.MINE, null, false, false, hour);

        // Sixty messages, each with its thread.
        assertThat(rowsRead(query(clinic.chen(), filter, Optional.empty())))
                .isBetween(60.0, 60.0 * 5);
    }

    @Test
    @DisplayName("D4: a long period reads no more than a page of it")
    void twoWeeks() {
        var from = Instant.now().minus(Duration.ofDays(14));
        var filter = new ListFilter(View.MINE, null, false, false, new Period(from, Instant.now()));

        assertReadsAPage(clinic.chen(), filter, Optional.empty());
    }

    @Test
    @DisplayName("A patient's threads are found by the patient")
    void patientsThreads() {
        var query =
                world.in(
                        clinic.practice(),
                        () ->
                                new ThreadQuery(clinic.chen().id())
                                        .ofPatient(clinic.ben().patientId())
                                        .visibleTo(clinic.chen()));
        assertThat(rowsRead(query)).isLessThan(A_PAGES_WORTH);
    }

    private static ListFilter filter(
            View view, @Nullable UUID assignee, boolean unread, boolean waiting) {
        return new ListFilter(view, assignee, unread, waiting, null);
    }

    private UserIdentity viewing(ViewOthers whom, UserIdentity user) {
        world.database()
                .sql("update user_account set view_others = ? where id = ?")
                .params(whom.name(), user.id())
                .update();
        var account = world.in(clinic.practice(), () -> users.find(user.id()).orElseThrow());
        return new UserIdentity(user.practiceId(), account);
    }

    private void assertReadsAPage(UserIdentity user, ListFilter filter, Optional<Cursor> cursor) {
        assertThat(rowsRead(query(user, filter, cursor))).isBetween(1.0, (double) A_PAGES_WORTH);
    }

    private ThreadQuery query(UserIdentity user, ListFilter filter, Optional<Cursor> cursor) {
        return world.in(clinic.practice(), () -> lists.query(user, filter).after(cursor));
    }

    private double rowsRead(ThreadQuery query) {
        var plan =
                inPractice(
                        () ->
                                jdbc.sql("explain (analyze, format json) " + ThreadRows.sql(query))
                                        .params(query.values())
                                        .param("most", PAGE)
                                        .query(String.class)
                                        .single());
        var read = ReadRows.of(plan, "thread", "message");
        assertThat(read.scansWhole()).as(plan).isFalse();
        return read.rows();
    }
}
