package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks patients deceased: from then on nobody has access for them, and no mail goes out. */
@Service
@Transactional
public class Deaths {

    private final JdbcClient jdbc;
    private final Invitations invitations;
    private final PortalAccess access;
    private final AuditTrail audit;
    private final Clock clock;

    Deaths(
            JdbcClient jdbc,
            Invitations invitations,
            PortalAccess access,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.invitations = invitations;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Marks a patient deceased, or corrects the date.
     *
     * @param died null when the day is not known
     */
    public void mark(UUID patientId, @Nullable LocalDate died) {
        jdbc.sql(
                        """
                        update patient set deceased_at = coalesce(deceased_at, ?),
                            date_of_death = ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        Arrays.asList(
                                Timestamp.from(clock.instant()),
                                died,
                                CurrentPractice.id(),
                                patientId))
                .update();
        invitations.withdrawAll(patientId);
        access.endSessions(patientId);
        audit.record(AuditEvent.allowed(AuditAction.MARK_DECEASED).patient(patientId));
    }

    /** Takes the mark back: whoever had access before has it again. */
    public void unmark(UUID patientId) {
        var unmarked =
                jdbc.sql(
                                """
                                update patient set deceased_at = null, date_of_death = null
                                where practice_id = ? and id = ? and deceased_at is not null
                                """)
                        .params(CurrentPractice.id(), patientId)
                        .update();
        if (unmarked > 0) {
            audit.record(AuditEvent.allowed(AuditAction.UNMARK_DECEASED).patient(patientId));
        }
    }
}
