package org.postern.messagesettings;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries limits on the messages of the last 90 days, exactly as they would have worked: what is
 * refused does not count against the next one. No text is read.
 */
@Service
@Transactional(readOnly = true)
public class LimitTrial {

    private static final Duration TRIED = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    LimitTrial(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What these limits would have refused of what reached this user. */
    public Refused refused(UUID userId, Limits limits) {
        var since = clock.instant().minus(TRIED);
        var trial = new Trial(limits, since);
        // What came in the window before counts for the first of the 90 days.
        jdbc.sql(
                        """
                        select t.patient_id, m.sent_at, coalesce(m.length, 0) as length
                        from message m
                        join thread t on t.practice_id = m.practice_id and t.id = m.thread_id
                        where m.practice_id = ? and m.recipient_id = ? and m.sent_at > ?
                            and m.direction = 'INCOMING'
                        order by m.sent_at, m.id
                        """)
                .params(
                        CurrentPractice.id(),
                        userId,
                        Timestamp.from(since.minus(limits.window().length())))
                .query(
                        row -> {
                            trial.meets(
                                    row.getObject("patient_id", UUID.class),
                                    row.getTimestamp("sent_at").toInstant(),
                                    row.getInt("length"));
                        });
        return new Refused(trial.refused, trial.patients.size(), trial.all);
    }

    private static class Trial {

        private final Limits limits;
        private final Instant since;
        private final Map<UUID, Deque<Instant>> accepted = new HashMap<>();
        private final Set<UUID> patients = new HashSet<>();
        private int refused;
        private int all;

        Trial(Limits limits, Instant since) {
            this.limits = limits;
            this.since = since;
        }

        void meets(UUID patientId, Instant at, int length) {
            var counts = at.isAfter(since);
            all += counts ? 1 : 0;
            if (!accepts(patientId, at, length) && counts) {
                refused++;
                patients.add(patientId);
            }
        }

        private boolean accepts(UUID patientId, Instant at, int length) {
            if (length > limits.longest()) {
                return false;
            }
            var most = limits.most();
            if (most == null) {
                return true;
            }
            var recent = accepted.computeIfAbsent(patientId, id -> new ArrayDeque<>());
            while (!recent.isEmpty()
                    && !recent.getFirst().isAfter(at.minus(limits.window().length()))) {
                recent.removeFirst();
            }
            return recent.size() < most && recent.add(at);
        }
    }
}
