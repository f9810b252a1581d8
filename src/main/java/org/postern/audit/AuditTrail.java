package org.postern.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes audit events of the current practice. Nothing here can change or remove one. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records what the running transaction does; it is kept only if that commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        write(event);
    }

    /** Records a refusal in a transaction of its own, so that it outlives what was refused. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordRefusal(AuditEvent event) {
        write(event);
    }

    private void write(AuditEvent event) {
        var actor = Actor.current();
        jdbc.sql(
                        """
                        insert into audit_event (practice_id, id, at, actor_kind, actor_id, action,
                            outcome, patient_id, object_kind, object_id, reason, address,
                            session_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                UuidCreator.getTimeOrderedEpoch(),
                                Timestamp.from(clock.instant()),
                                actor.kind().name(),
                                actor.id(),
                                event.action().name(),
                                event.outcome().name(),
                                event.patientId(),
                                event.objectKind(),
                                event.objectId(),
                                event.reason(),
                                actor.address(),
                                actor.sessionHash()))
                .update();
    }
}
