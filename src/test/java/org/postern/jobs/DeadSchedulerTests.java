package org.postern.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** What becomes of the jobs of a node that was killed. */
class DeadSchedulerTests extends PosternTest {

    private static final String JOB = "a-round-of-this-test";

    @Autowired private DataSource database;

    private final AtomicInteger rounds = new AtomicInteger();
    private final SettableClock time = new SettableClock();

    @AfterEach
    void forget() {
        world.database().sql("delete from scheduled_tasks").update();
    }

    private RecurringTask<Void> job() {
        return Tasks.recurring(JOB, FixedDelay.of(Duration.ofSeconds(1)))
                .execute(
                        (TaskInstance<Void> instance, ExecutionContext context) ->
                                rounds.incrementAndGet());
    }

    // This one keeps none of the settings, but does what is due before it answers.
    private ManualScheduler working() {
        return TestHelper.createManualScheduler(database, List.of())
                .startTasks(List.of(job()))
                .clock(time)
                .build();
    }

    /** As the product's does every quarter of a minute. */
    private void looksForTheDead() {
        var builder = Scheduler.create(database).startTasks(List.of(job())).clock(time);
        ReflectionTestUtils.invokeMethod(
                SchedulerConfiguration.settings(builder).build(), "detectDeadExecutions");
    }

    private void pickedByADeadOne(Instant lastHeartbeat) {
        world.database()
                .sql(
                        """
                        update scheduled_tasks set picked = true, picked_by = 'a dead one',
                            last_heartbeat = ? where task_name = ?
                        """)
                .params(Timestamp.from(lastHeartbeat), JOB)
                .update();
    }

    @Test
    @DisplayName("R14: what a killed node had begun is done by the next after a minute")
    void aJobOfADeadNodeIsDone() {
        var scheduler = working();
        scheduler.start();
        scheduler.runAnyDueExecutions();
        assertThat(rounds).hasValue(1);

        var died = time.now();
        pickedByADeadOne(died);
        scheduler.setTime(died.plusSeconds(55));
        looksForTheDead();
        scheduler.runAnyDueExecutions();
        assertThat(rounds).as("it may be slow only").hasValue(1);

        scheduler.setTime(died.plusSeconds(65));
        looksForTheDead();
        scheduler.runAnyDueExecutions();
        assertThat(rounds).hasValue(2);
    }

    @Test
    @DisplayName("R14: a node says that it lives four times before others take it for dead")
    void aNodeSaysThatItLives() {
        var builder = SchedulerConfiguration.settings(Scheduler.create(database));

        assertThat(ReflectionTestUtils.getField(builder, "heartbeatInterval"))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    @DisplayName("R14: each start of a node has a name of its own")
    void eachStartHasAName() {
        var names = Stream.generate(this::name).limit(2).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.length() <= 100);
    }

    private String name() {
        var builder = Scheduler.create(database);
        SchedulerConfiguration.settings(builder);
        var name = (SchedulerName) ReflectionTestUtils.getField(builder, "schedulerName");
        return Objects.requireNonNull(name).getName();
    }
}
