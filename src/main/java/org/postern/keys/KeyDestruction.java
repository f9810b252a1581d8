package org.postern.keys;

import java.util.Objects;
import javax.sql.DataSource;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.vault.KeyChanges;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys a practice's keys, so that its texts, files and passwords can never be read again. Names
 * of patients, times and who wrote to whom stay; so does whatever a backup holds.
 */
@Service
public class KeyDestruction {

    private final KeyChanges keys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final TransactionTemplate maintenance;
    private final JdbcClient jdbc;

    KeyDestruction(
            KeyChanges keys,
            AuditTrail audit,
            TransactionTemplate transaction,
            @Qualifier("maintenance") DataSource maintenance) {
        this.keys = keys;
        this.audit = audit;
        this.transaction = transaction;
        this.maintenance = new TransactionTemplate(new JdbcTransactionManager(maintenance));
        this.jdbc = JdbcClient.create(maintenance);
    }

    /**
     * Destroys the current practice's, and says how many there were.
     *
     * @throws IllegalStateException while a patient is under legal hold
     */
    public int destroy() {
        return Objects.requireNonNull(
                maintenance.execute(
                        status -> {
                            // A hold that somebody sets meanwhile waits for us, and finds nothing
                            // to hold any more.
                            jdbc.sql("lock table legal_hold in share mode").update();
                            refuseUnderLegalHold();
                            var destroyed = destroyAll();
                            record();
                            return destroyed;
                        }));
    }

    // By the application's role, and before the commit: never is a deed without its event.
    private void record() {
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.DESTROY_KEYS)
                                        .on("practice", CurrentPractice.id())));
    }

    /**
     * Says so while a patient is under legal hold.
     *
     * @throws IllegalStateException then
     */
    public void refuseUnderLegalHold() {
        var held =
                jdbc.sql(
                                """
                                select count(distinct patient_id) from legal_hold
                                where practice_id = ? and lifted_at is null
                                """)
                        .param(CurrentPractice.id())
                        .query(Integer.class)
                        .single();
        if (held > 0) {
            throw new IllegalStateException(
                    "%d %s under legal hold. Nothing was destroyed."
                            .formatted(
                                    held,
                                    held == 1
                                            ? "patient of this practice is"
                                            : "patients of this practice are"));
        }
    }

    // What is derived from texts goes with them, and whoever is signed in is signed out.
    private int destroyAll() {
        for (var statement :
                new String[] {
                    "delete from key_rotation where practice_id = ?",
                    "delete from message_search where practice_id = ?",
                    "delete from search_word where practice_id = ?",
                    "delete from notification where practice_id = ? and mail_id is null",
                    """
                    update mail set state = 'DROPPED', finished_at = now()
                    where practice_id = ? and state = 'WAITING'
                    """,
                    """
                    delete from spring_session where principal_name in (
                        select 'user:' || id from user_account where practice_id = ?)
                    """,
                    """
                    delete from spring_session where principal_name in (
                        select 'account:' || id from portal_account where practice_id = ?)
                    """
                }) {
            jdbc.sql(statement).param(CurrentPractice.id()).update();
        }
        return keys.destroyAll(CurrentPractice.id());
    }
}
