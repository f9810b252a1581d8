package org.postern.reading;

import java.util.Optional;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageThread;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether patients of the current practice see that their messages were opened, and when. */
@Service
@Transactional
public class Receipts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Receipts(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Whether patients see them. */
    @Transactional(readOnly = true)
    public boolean shown() {
        return jdbc.sql("select receipts from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(Boolean.class)
                .single();
    }

    /** Shows them to patients, or not; what was opened is noted either way. */
    public void show(boolean shown) {
        jdbc.sql("update practice_settings set receipts = ? where practice_id = ?")
                .params(shown, CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("receipts", CurrentPractice.id()));
    }

    /** Of the newest of the patient's messages that was opened, if there is one to be shown. */
    @Transactional(readOnly = true)
    public Optional<Receipt> of(MessageThread thread) {
        return Optional.ofNullable(thread.openedAt())
                .filter(any -> shown())
                .map(at -> new Receipt(thread.openedSeq(), at));
    }
}
