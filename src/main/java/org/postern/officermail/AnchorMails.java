package org.postern.officermail;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import org.postern.database.CurrentPractice;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails the anchor of each practice once a day, where there is an address for it. */
@Configuration
class AnchorMails {

    @Bean
    RecurringTask<Void> mailAnchors(
            Practices practices,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${postern.audit.anchor.mail:}") String address) {
        return Tasks.recurring("mail-anchors", Schedules.daily(LocalTime.of(3, 0)))
                .execute(
                        (instance, context) -> {
                            if (!address.isBlank()) {
                                for (var practice : practices.all()) {
                                    CurrentPractice.run(
                                            practice.id(),
                                            () ->
                                                    transaction.executeWithoutResult(
                                                            status -> tell(jdbc, clock)));
                                }
                            }
                        });
    }

    static void tell(JdbcClient jdbc, Clock clock) {
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, created_at)
                        values (?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        UuidCreator.getTimeOrderedEpoch(),
                        NotificationKind.AUDIT_ANCHOR.name(),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
