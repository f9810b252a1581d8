package org.postern.search;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Samples of the practices that search on this node, read again after ten minutes. They stand in
 * for a count of each word's uses, which every send would have to write, and all sends to the same
 * few rows.
 */
@Component
class MessageSamples {

    private static final long MOST_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST_PRACTICES = 64;

    private final JdbcClient jdbc;
    private final Map<UUID, MessageSample> samples = new LinkedHashMap<>(16, 0.75f, true);

    MessageSamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The current practice's; needs a transaction. */
    MessageSample current() {
        var sample = remembered();
        if (sample == null || System.nanoTime() - sample.readAt() > MOST_NANOS) {
            sample = read();
            remember(sample);
        }
        return sample;
    }

    private synchronized @Nullable MessageSample remembered() {
        return samples.get(CurrentPractice.id());
    }

    private MessageSample read() {
        return jdbc.sql(
                        """
                        select s.tokens
                        from (
                            select id from thread where practice_id = ?
                            order by last_message_at desc, id desc limit 256
                        ) t
                        join message_search s on s.thread_id = t.id
                        limit 256
                        """)
                .param(CurrentPractice.id())
                .query(MessageSample::read);
    }

    private synchronized void remember(MessageSample sample) {
        samples.put(CurrentPractice.id(), sample);
        if (samples.size() > MOST_PRACTICES) {
            samples.remove(samples.keySet().iterator().next());
        }
    }
}
