package org.postern.factor;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Passwords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ten codes on paper, each good once when the phone is lost. They are shown once and stored as
 * passwords are. The first sign of each is its mark, so that one hash alone is compared.
 */
@Service
public class RecoveryCodes {

    /** How many there are. */
    public static final int MANY = 10;

    // Without signs that look like others.
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Sealed(String mark, String hash) {}

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecoveryCodes(
            JdbcClient jdbc,
            Passwords passwords,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes new ones, which end the old. Slow: call it outside transactions.
     *
     * @throws org.postern.heavywork.WorkBusy when too many others hash; the old ones stay
     */
    public List<String> renew(FactorOwner owner) {
        var codes = newCodes();
        var sealed =
                codes.stream()
                        .map(code -> new Sealed(code.substring(0, 1), passwords.hash(plain(code))))
                        .toList();
        transaction.executeWithoutResult(
                status -> {
                    lock(owner);
                    remove(owner.id());
                    sealed.forEach(one -> insert(owner.id(), one));
                    audit.record(
                            AuditEvent.allowed(AuditAction.RENEW_RECOVERY_CODES)
                                    .on("account", owner.id()));
                });
        return codes;
    }

    // Of any number of posts at once each waits for the one before, and the last one's codes hold.
    private void lock(FactorOwner owner) {
        var table = owner.kind() == Actor.Kind.USER ? "user_account" : "portal_account";
        jdbc.sql("select id from " + table + " where practice_id = ? and id = ? for no key update")
                .params(CurrentPractice.id(), owner.id())
                .query(UUID.class)
                .optional();
    }

    private static List<String> newCodes() {
        var marks = new ArrayList<>(SIGNS.chars().mapToObj(Character::toString).toList());
        java.util.Collections.shuffle(marks, RANDOM);
        return marks.stream().limit(MANY).map(RecoveryCodes::newCode).toList();
    }

    private static String newCode(String mark) {
        var code = new StringBuilder(mark);
        while (code.length() < LENGTH) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.insert(8, '-').insert(4, '-').toString();
    }

    private void insert(UUID ownerId, Sealed code) {
        jdbc.sql(
                        """
                        insert into recovery_code (practice_id, owner_id, mark, hash_ct, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        ownerId,
                        code.mark(),
                        passwords.seal(code.hash(), "recovery_code", ownerId),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether this is one that was not used; it is used with this. */
    boolean use(UUID ownerId, String typed) {
        var code = plain(typed);
        var mark = code.isEmpty() ? "" : code.substring(0, 1);
        var hash = Optional.ofNullable(transaction.execute(status -> hash(ownerId, mark)));
        return passwords.matches(code, hash.flatMap(one -> one).orElse(null))
                && Boolean.TRUE.equals(transaction.execute(status -> markUsed(ownerId, mark)));
    }

    private Optional<String> hash(UUID ownerId, String mark) {
        return jdbc.sql(
                        """
                        select hash_ct from recovery_code
                        where practice_id = ? and owner_id = ? and mark = ? and used_at is null
                        """)
                .params(CurrentPractice.id(), ownerId, mark)
                .query(byte[].class)
                .optional()
                .map(stored -> passwords.open(stored, "recovery_code", ownerId));
    }

    // One of any number of posts at once changes the row.
    private boolean markUsed(UUID ownerId, String mark) {
        return jdbc.sql(
                                """
                                update recovery_code set used_at = ?
                                where practice_id = ? and owner_id = ? and mark = ?
                                    and used_at is null
                                """)
                        .params(
                                Timestamp.from(clock.instant()),
                                CurrentPractice.id(),
                                ownerId,
                                mark)
                        .update()
                == 1;
    }

    /** Takes them away when nothing is left that they stand in for; needs a transaction. */
    void removeWithoutFactor(UUID ownerId) {
        jdbc.sql(
                        """
                        delete from recovery_code r where practice_id = ? and owner_id = ?
                            and not exists (select from authenticator a
                                where a.practice_id = r.practice_id and a.owner_id = r.owner_id
                                    and a.confirmed_at is not null)
                            and not exists (select from passkey k
                                where k.practice_id = r.practice_id and k.owner_id = r.owner_id)
                        """)
                .params(CurrentPractice.id(), ownerId)
                .update();
    }

    private void remove(UUID ownerId) {
        jdbc.sql("delete from recovery_code where practice_id = ? and owner_id = ?")
                .params(CurrentPractice.id(), ownerId)
                .update();
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
