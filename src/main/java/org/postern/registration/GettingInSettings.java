package org.postern.registration;

import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the current practice has set about getting in. */
@Service
@Transactional
public class GettingInSettings {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    GettingInSettings(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** As they are now. */
    @Transactional(readOnly = true)
    public GettingIn current() {
        return jdbc.sql("select registering, kiosk from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(
                        (row, number) ->
                                new GettingIn(
                                        row.getBoolean("registering"), row.getBoolean("kiosk")))
                .single();
    }

    /** Saves them. */
    public void save(GettingIn settings) {
        jdbc.sql(
                        """
                        update practice_settings set registering = ?, kiosk = ?
                        where practice_id = ?
                        """)
                .params(settings.registering(), settings.kiosk(), CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("getting-in", CurrentPractice.id()));
    }
}
