package org.postern.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the current practice's mail stands, for its settings page. */
@Service
public class MailState {

    /**
     * What the settings page tells.
     *
     * @param possible whether a mail server is set up
     * @param waiting mails not delivered yet
     * @param lastError the kind of fault of the newest waiting or failed mail; null without one
     * @param lastSent when the newest mail was delivered; null before the first
     */
    public record Summary(
            boolean possible,
            int waiting,
            int failed,
            @Nullable String lastError,
            @Nullable Instant lastSent) {}

    private final JdbcClient jdbc;
    private final Delivery delivery;

    MailState(JdbcClient jdbc, Delivery delivery) {
        this.jdbc = jdbc;
        this.delivery = delivery;
    }

    /** The state now. */
    @Transactional(readOnly = true)
    public Summary summary() {
        UUID practiceId = CurrentPractice.id();
        return jdbc.sql(
                        """
                        select count(*) filter (where state = 'WAITING') as waiting,
                            count(*) filter (where state = 'FAILED') as failed,
                            max(finished_at) filter (where state = 'SENT') as last_sent,
                            (select last_error from mail e
                                where e.practice_id = :practice and e.last_error is not null
                                    and e.state in ('WAITING', 'FAILED')
                                order by e.id desc limit 1) as last_error
                        from mail where practice_id = :practice
                        """)
                .param("practice", practiceId)
                .query(
                        (row, number) -> {
                            var sent = row.getTimestamp("last_sent");
                            return new Summary(
                                    delivery.isPossible(),
                                    row.getInt("waiting"),
                                    row.getInt("failed"),
                                    row.getString("last_error"),
                                    sent == null ? null : sent.toInstant());
                        })
                .single();
    }
}
