package org.postern.officermail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.emergency.EmergencyOpened;
import org.postern.notification.NotificationKind;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down, inside the transaction that opens an emergency, that every administrator is told.
 */
@Component
class EmergencyOutbox {

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final Clock clock;

    EmergencyOutbox(JdbcClient jdbc, UserAccounts users, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.clock = clock;
    }

    @EventListener
    void on(EmergencyOpened opened) {
        var administrators =
                users.all().stream()
                        .filter(UserAccount::active)
                        .filter(UserAccount::administration)
                        .map(UserAccount::id)
                        .toList();
        administrators.forEach(this::tell);
        if (administrators.stream().allMatch(opened.userId()::equals)) {
            // Nobody else at the practice would know of it: somebody outside is told.
            tell(null);
        }
    }

    private void tell(@Nullable UUID administratorId) {
        jdbc.sql(
                        """
                        insert into notification (practice_id, id, kind, recipient_id, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                UuidCreator.getTimeOrderedEpoch(),
                                NotificationKind.EMERGENCY_ACCESS.name(),
                                administratorId,
                                Timestamp.from(clock.instant())))
                .update();
    }
}
