package org.postern.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
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
                        with event as (
                            insert into audit_event (practice_id, id, at, actor_kind, actor_id,
                                action, outcome, patient_id, object_kind, object_id,
                                object_version, reason, address, session_hash, shown, role)
                            select e.*, audit_role(e.practice_id, e.kind, e.actor, e.patient)
                            from (values (cast(? as uuid), cast(? as uuid),
                                cast(? as timestamptz), cast(? as text), cast(? as uuid),
                                cast(? as text), cast(? as text), cast(? as uuid), cast(? as text),
                                cast(? as uuid), cast(? as bigint), cast(? as text),
                                cast(? as text), cast(? as text), cast(? as uuid[])))
                                as e (practice_id, id, at, kind, actor, action, outcome, patient,
                                    object_kind, object_id, object_version, reason, address,
                                    session_hash, shown)
                            returning practice_id, id)
                        insert into audit_unsealed (practice_id, event_id)
                        select practice_id, id from event
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
                                event.objectVersion(),
                                event.reason(),
                                actor.address(),
                                actor.sessionHash(),
                                event.shown().isEmpty()
                                        ? null
                                        : event.shown().toArray(UUID[]::new)))
                .update();
    }
}
