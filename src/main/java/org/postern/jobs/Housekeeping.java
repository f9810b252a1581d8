package org.postern.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.ZoneOffset;
import org.postern.accountmail.AccountOutbox;
import org.postern.attachment.Attachments;
import org.postern.attachment.Scans;
import org.postern.database.CurrentPractice;
import org.postern.factor.PasskeyChallenges;
import org.postern.handling.OutgoingDelivery;
import org.postern.keys.Rotations;
import org.postern.practice.Practices;
import org.postern.retention.Retention;
import org.postern.retention.RetentionPeriod;
import org.postern.roster.Rosters;
import org.postern.signin.KnownDevices;
import org.postern.signin.SignInHistory;
import org.postern.signin.Throttle;
import org.postern.threadlist.SavedSearches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Delivers what can no longer be taken back, and forgets what is not needed any more. */
@Configuration
class Housekeeping {

    @Bean
    RecurringTask<Void> deliverOutgoing(OutgoingDelivery delivery) {
        return Tasks.recurring("deliver-outgoing", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> delivery.deliverDue());
    }

    @Bean
    RecurringTask<Void> scanFiles(Scans scans) {
        return Tasks.recurring("scan-files", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> scans.scanWaiting());
    }

    @Bean
    RecurringTask<Void> changeKeys(Rotations rotations) {
        return Tasks.recurring("change-keys", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> rotations.work(Duration.ofSeconds(5)));
    }

    /** When everybody sleeps, wherever the practice is: it is the date that counts. */
    @Bean
    RecurringTask<Void> deleteOldThreads(Retention retention, Practices practices) {
        return Tasks.recurring(
                        "delete-old-threads",
                        Schedules.daily(ZoneOffset.UTC, RetentionPeriod.NIGHTLY))
                .execute(
                        (instance, context) -> {
                            for (var practice : practices.all()) {
                                CurrentPractice.run(practice.id(), retention::deleteDue);
                            }
                        });
    }

    @Bean
    RecurringTask<Void> forgetOld(
            Throttle throttle,
            SavedSearches searches,
            Rosters rosters,
            Attachments files,
            AccountOutbox accountMail,
            KnownDevices devices,
            PasskeyChallenges challenges,
            SignInHistory signIns,
            Practices practices) {
        return Tasks.recurring("forget-old", FixedDelay.of(Duration.ofHours(1)))
                .execute(
                        (instance, context) -> {
                            throttle.forgetOld();
                            for (var practice : practices.all()) {
                                CurrentPractice.run(practice.id(), searches::forgetOld);
                                CurrentPractice.run(practice.id(), rosters::forgetOld);
                                CurrentPractice.run(practice.id(), files::forgetOld);
                                CurrentPractice.run(practice.id(), accountMail::forgetOld);
                                CurrentPractice.run(practice.id(), devices::forgetOld);
                                CurrentPractice.run(practice.id(), signIns::forgetOld);
                                CurrentPractice.run(practice.id(), challenges::forgetOld);
                            }
                        });
    }
}
