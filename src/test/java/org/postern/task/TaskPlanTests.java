package org.postern.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.testing.ReadRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The plans of lists of tasks, beside 20,000 tasks that are done and another's open ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskPlanTests extends PosternTest {

    private static final TaskFilter OWN = new TaskFilter(false, false, null, null);

    @Autowired private TaskRows rows;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    private Clinic clinic;

    @BeforeAll
    void fill() {
        clinic = world.clinic();
        fill(clinic.chen().id(), 20_000, true);
        fill(clinic.chen().id(), 40, false);
        fill(clinic.okafor().id(), 5_000, false);
        JdbcClient.create(owner).sql("analyze task").update();
    }

    private void fill(UUID assignee, int count, boolean done) {
        world.in(
                clinic.practice(),
                () ->
                        transaction.execute(
                                status ->
                                        jdbc.sql(
                                                        """
                                                        insert into task (practice_id, id, title_ct, assignee_id,
                                                            priority, created_by, created_at, done_at, done_by,
                                                            client_token)
                                                        select :practice, gen_random_uuid(), decode('ab', 'hex'),
                                                            :user, 'NORMAL', :user, now(),
                                                            case when :done then now() - n * interval '1 minute' end,
                                                            case when :done then cast(:user as uuid) end,
                                                            gen_random_uuid()
                                                        from generate_series(1, :count) n
                                                        """)
                                                .param("practice", clinic.practice().id())
                                                .param("user", assignee)
                                                .param("done", done)
                                                .param("count", count)
                                                .update()));
    }

    @Test
    @DisplayName("Done tasks are read a page at a time")
    void doneTasks() {
        assertThat(read(query -> query.matching(OWN).done(), TaskQuery.doneOrder()))
                .isBetween(1.0, 31.0);
    }

    @Test
    @DisplayName("One's own open tasks are read without those that are done or another's")
    void openTasks() {
        assertThat(read(query -> query.matching(OWN).open(), TaskQuery.openOrder()))
                .isBetween(1.0, 40.0);
    }

    private double read(Function<TaskQuery, TaskQuery> narrow, String order) {
        var plan =
                world.in(
                        clinic.practice(),
                        () -> transaction.execute(status -> plan(narrow, order)));
        var read = ReadRows.of(plan, "task");
        assertThat(read.scansWhole()).as(plan).isFalse();
        return read.rows();
    }

    private String plan(Function<TaskQuery, TaskQuery> narrow, String order) {
        var query = narrow.apply(rows.visibleTo(clinic.chen()));
        return jdbc.sql("explain (analyze, format json) " + TaskRows.sql(query, order))
                .params(query.values())
                .param("most", 31)
                .query(String.class)
                .single();
    }
}
