package org.postern.proxy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From which day on a patient counts as grown up, and what today is where the practice is. */
@Service
@Transactional(readOnly = true)
public class GrownUp {

    private final JdbcClient jdbc;
    private final Practices practices;
    private final Clock clock;

    GrownUp(JdbcClient jdbc, Practices practices, Clock clock) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.clock = clock;
    }

    /** The birthday from which on no parent has access; 1 March for who is born on 29 February. */
    public LocalDate on(UUID patientId) {
        return jdbc.sql(
                        """
                        select adult_on(p.date_of_birth, s.adult_age) from patient p
                        join practice_settings s on s.practice_id = p.practice_id
                        where p.practice_id = ? and p.id = ?
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(LocalDate.class)
                .single();
    }

    /** Whether that day has come. */
    public boolean is(UUID patientId) {
        return !on(patientId).isAfter(today());
    }

    /** Today in the practice's time zone. */
    public LocalDate today() {
        var zone = practices.get(CurrentPractice.id()).timeZone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
