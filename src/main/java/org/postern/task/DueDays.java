package org.postern.task;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.stereotype.Component;

/** Days as the current practice counts them, in its time zone. */
@Component
class DueDays {

    private static final LocalTime REMINDERS = LocalTime.of(8, 0);

    private final Practices practices;
    private final Clock clock;

    DueDays(Practices practices, Clock clock) {
        this.practices = practices;
        this.clock = clock;
    }

    /** Today, if the time of its reminders has come; else null. */
    @Nullable LocalDate reminderDay() {
        var now = now();
        return now.toLocalTime().isBefore(REMINDERS) ? null : now.toLocalDate();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(practices.get(CurrentPractice.id()).timeZone());
    }
}
