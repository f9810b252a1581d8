package org.postern.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Days begin and end in the practice's time zone. */
class DueDayTests extends TaskTest {

    private static final LocalTime FIRST = LocalTime.of(0, 0, 2);
    private static final LocalTime LAST = LocalTime.of(23, 59, 40);

    @Test
    @DisplayName("E4, case 56, case 57: a task is due its whole local day, and overdue after it")
    void aTaskIsDueItsWholeLocalDay() {
        passes(today().plusDays(3));
    }

    @Test
    @DisplayName("E4, case 43: so it is on the days on which the clocks change")
    void soItIsWhenTheClocksChange() {
        var rules = zone().getRules();
        var first = rules.nextTransition(clock.instant());
        passes(first.getDateTimeBefore().toLocalDate());
        passes(rules.nextTransition(clock.instant()).getDateTimeBefore().toLocalDate());
    }

    private void passes(LocalDate day) {
        chen = clinic.as(clinic.chen());
        task(chen, clinic.chen(), "On " + day, day);

        moveTo(day.minusDays(1), LAST);
        sees("Due tomorrow", 0);
        moveTo(day, FIRST);
        sees("Due today", 1);
        moveTo(day, LAST);
        sees("Due today", 1);
        moveTo(day.plusDays(1), FIRST);
        sees("Overdue, was due yesterday", 1);
        completeAll();
    }

    private void sees(String words, int due) {
        var list = clinic.as(clinic.chen()).get("/tasks");
        assertThat(list.html().select(".task-tags").text()).isEqualTo(words);
        assertThat(due(list)).isEqualTo(due);
    }

    private void completeAll() {
        set(
                "update task set done_at = created_at, done_by = created_by where practice_id = ?",
                clinic.practice().id());
    }
}
