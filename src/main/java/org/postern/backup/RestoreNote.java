package org.postern.backup;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postern.audit.AuditAction;
import org.postern.sealing.RestoredChains;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says for good that a backup was restored: an event in each practice's audit trail, and a line in
 * its anchor. Else events that were lost with it would look as if somebody had removed them.
 */
class RestoreNote {

    private final JdbcClient maintenance;
    private final RestoredChains chains;

    RestoreNote(DataSource maintenance, RestoredChains chains) {
        this.maintenance = JdbcClient.create(maintenance);
        this.chains = chains;
    }

    void write(Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        for (var practice : practices()) {
            record(practice, chains.note(practice, at), at);
        }
    }

    private List<UUID> practices() {
        return maintenance.sql("select id from practice order by id").query(UUID.class).list();
    }

    // As the audit trail does it, by the one role that sees all practices.
    private void record(UUID practice, long seal, Instant at) {
        maintenance
                .sql(
                        """
                        with event as (
                            insert into audit_event (practice_id, id, at, actor_kind, action,
                                outcome, object_kind, object_version)
                            values (?, ?, ?, 'SYSTEM', ?, 'ALLOWED', 'seal', ?)
                            returning practice_id, id)
                        insert into audit_unsealed (practice_id, event_id)
                        select practice_id, id from event
                        """)
                .params(
                        practice,
                        UuidCreator.getTimeOrderedEpoch(),
                        Timestamp.from(at),
                        AuditAction.RESTORE_BACKUP.name(),
                        seal)
                .update();
    }
}
