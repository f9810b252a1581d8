package org.postern.messagesettings;

import java.util.Arrays;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The banner of all users who have none of their own. */
@Service
@Transactional
public class PracticeBanner {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;

    PracticeBanner(JdbcClient jdbc, Vault vault, AuditTrail audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
    }

    /** The default banner; empty when there is none. */
    @Transactional(readOnly = true)
    public String text() {
        return jdbc.sql("select banner_ct from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(
                        (row, number) ->
                                StandingText.open(vault, row.getBytes("banner_ct"), place()))
                .single();
    }

    /** Sets it; an empty one ends it. */
    public void save(String banner) {
        jdbc.sql("update practice_settings set banner_ct = ? where practice_id = ?")
                .params(
                        Arrays.asList(
                                StandingText.seal(vault, banner, place()), CurrentPractice.id()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("default-banner", CurrentPractice.id()));
    }

    private static Place place() {
        UUID practiceId = CurrentPractice.id();
        return new Place("practice_settings", practiceId, "banner");
    }
}
