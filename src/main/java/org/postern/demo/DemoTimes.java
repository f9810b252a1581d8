package org.postern.demo;

import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Spreads the demo's messages over the past days; the application itself never could. */
@Component
@Profile("demo")
class DemoTimes {

    private final JdbcClient maintenance;

    DemoTimes(@Qualifier("maintenance") DataSource maintenance) {
        this.maintenance = JdbcClient.create(maintenance);
    }

    void moveBack(UUID messageId, Duration ago) {
        maintenance
                .sql(
                        """
                        with moved as (
                            update message set sent_at = now() - make_interval(mins => :minutes)
                            where id = :id returning practice_id, thread_id, sent_at, direction)
                        update thread t set last_message_at = moved.sent_at,
                            last_incoming_at = case when moved.direction = 'INCOMING'
                                then moved.sent_at else t.last_incoming_at end,
                            waiting_since = least(t.waiting_since, case when
                                moved.direction = 'INCOMING' then moved.sent_at end)
                        from moved where t.practice_id = moved.practice_id
                            and t.id = moved.thread_id
                        """)
                .param("minutes", Math.toIntExact(ago.toMinutes()))
                .param("id", messageId)
                .update();
    }
}
