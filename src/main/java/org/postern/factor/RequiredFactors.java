package org.postern.factor;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which users must have a second factor: administrators (unless this server says otherwise), those
 * whose lost one was reset, and everybody where the practice wishes it.
 */
@Service
@Transactional
public class RequiredFactors {

    private static final String REQUIRED =
            """
            (u.administration and :administrators or u.second_factor_due
                or s.second_factor_for_all)
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final boolean administrators;

    RequiredFactors(
            JdbcClient jdbc,
            AuditTrail audit,
            @Value("${postern.second-factor.administrators:true}") boolean administrators) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.administrators = administrators;
    }

    /** Whether administrators must have one in any case. */
    public boolean ofAdministrators() {
        return administrators;
    }

    /** Whether this user must have one. */
    @Transactional(readOnly = true)
    public boolean isRequired(UUID userId) {
        return is(userId, REQUIRED);
    }

    /** Whether this user must have one and has none. */
    @Transactional(readOnly = true)
    public boolean isMissing(UUID userId) {
        return is(
                userId,
                REQUIRED
                        + """
                        and not exists (select from authenticator a
                            where a.practice_id = u.practice_id and a.owner_id = u.id
                                and a.confirmed_at is not null)
                        and not exists (select from passkey k
                            where k.practice_id = u.practice_id and k.owner_id = u.id)
                        """);
    }

    private boolean is(UUID userId, String condition) {
        return jdbc.sql(
                        """
                        select exists (select from user_account u
                            join practice_settings s on s.practice_id = u.practice_id
                            where u.practice_id = :practice and u.id = :user and
                        """
                                + condition
                                + ")")
                .param("practice", CurrentPractice.id())
                .param("user", userId)
                .param("administrators", administrators)
                .query(Boolean.class)
                .single();
    }

    /** Whether the practice requires one of every user. */
    @Transactional(readOnly = true)
    public boolean ofEverybody() {
        return jdbc.sql("select second_factor_for_all from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(Boolean.class)
                .single();
    }

    /** Says whether the practice requires one of every user, from the next request on. */
    public void requireOfEverybody(boolean required) {
        jdbc.sql("update practice_settings set second_factor_for_all = ? where practice_id = ?")
                .params(required, CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("second-factor", CurrentPractice.id())
                        .because(required ? "required" : "not-required"));
    }
}
