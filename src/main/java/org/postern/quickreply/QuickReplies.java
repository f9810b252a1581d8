package org.postern.quickreply;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The quick replies of users and of the practice. */
@Service
@Transactional
public class QuickReplies {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    QuickReplies(JdbcClient jdbc, Vault vault, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that a user can insert, own and the practice's, by title. */
    @Transactional(readOnly = true)
    public List<QuickReply> of(UserIdentity user) {
        return jdbc
                .sql(
                        """
                        select * from quick_reply
                        where practice_id = ? and (owner_id = ? or owner_id is null)
                        """)
                .params(CurrentPractice.id(), user.id())
                .query(this::read)
                .stream()
                .sorted(Comparator.comparing(QuickReply::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /**
     * One of those that a user may change: own ones, and for administrators the practice's.
     *
     * @throws QuickReplyNotFound if there is none
     */
    @Transactional(readOnly = true)
    public QuickReply get(UserIdentity user, UUID id) {
        return of(user).stream()
                .filter(reply -> reply.id().equals(id) && mayChange(user, reply))
                .findFirst()
                .orElseThrow(QuickReplyNotFound::new);
    }

    /** Whether a user may change it. */
    public static boolean mayChange(UserIdentity user, QuickReply reply) {
        return !reply.ofThePractice() || user.account().administration();
    }

    /**
     * Adds one.
     *
     * @param ofThePractice for everybody, which only administrators can; else for this user alone
     */
    public void add(UserIdentity user, boolean ofThePractice, String title, String text) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var shared = ofThePractice && user.account().administration();
        jdbc.sql(
                        """
                        insert into quick_reply (practice_id, id, owner_id, title_ct, text_ct,
                            created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                id,
                                shared ? null : user.id(),
                                vault.encrypt(title, place(id, "title")),
                                vault.encrypt(text, place(id, "text")),
                                Timestamp.from(clock.instant())))
                .update();
        changed(id);
    }

    /**
     * Changes one.
     *
     * @throws QuickReplyNotFound if this user may not
     */
    public void change(UserIdentity user, UUID id, String title, String text) {
        get(user, id);
        jdbc.sql(
                        """
                        update quick_reply set title_ct = ?, text_ct = ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        vault.encrypt(title, place(id, "title")),
                        vault.encrypt(text, place(id, "text")),
                        CurrentPractice.id(),
                        id)
                .update();
        changed(id);
    }

    /**
     * Deletes one.
     *
     * @throws QuickReplyNotFound if this user may not
     */
    public void delete(UserIdentity user, UUID id) {
        get(user, id);
        jdbc.sql("delete from quick_reply where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .update();
        changed(id);
    }

    private void changed(UUID id) {
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("quick-reply", id));
    }

    private QuickReply read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new QuickReply(
                id,
                row.getObject("owner_id", UUID.class),
                open(row.getBytes("title_ct"), place(id, "title")),
                open(row.getBytes("text_ct"), place(id, "text")));
    }

    private String open(byte[] stored, Place place) {
        try {
            return vault.decrypt(stored, place);
        } catch (DamagedText e) {
            return "(damaged)";
        }
    }

    private static Place place(UUID id, String field) {
        return new Place("quick_reply", id, field);
    }
}
