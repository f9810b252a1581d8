package org.postern.user;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.Passwords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users of the current practice. */
@Service
@Transactional
public class UserAccounts {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    UserAccounts(JdbcClient jdbc, Passwords passwords, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a user.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the email address is taken
     */
    public UserAccount add(NewUser user) {
        var id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql(
                        """
                        insert into user_account (practice_id, id, email, name, role, password_ct,
                            portal_messaging, administration, view_others, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        user.email(),
                        user.name(),
                        user.role(),
                        passwords.seal(passwords.hash(user.password()), "user_account", id),
                        user.portalMessaging(),
                        user.administration(),
                        user.viewOthers().name(),
                        Timestamp.from(clock.instant()))
                .update();
        audit.record(AuditEvent.allowed(AuditAction.ADD_USER).on("user", id));
        return find(id).orElseThrow();
    }

    /** One user, also one that was switched off. */
    @Transactional(readOnly = true)
    public Optional<UserAccount> find(UUID id) {
        return jdbc.sql("select * from user_account where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(UserAccounts::read)
                .optional();
    }

    /** The users to whom patients can write, by name. */
    @Transactional(readOnly = true)
    public List<UserAccount> recipients() {
        return jdbc.sql(
                        """
                        select * from user_account
                        where practice_id = ? and active and portal_messaging
                        order by lower(name), id
                        """)
                .params(CurrentPractice.id())
                .query(UserAccounts::read)
                .list();
    }

    private static UserAccount read(ResultSet row, int number) throws SQLException {
        return new UserAccount(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("role"),
                row.getBoolean("portal_messaging"),
                row.getBoolean("administration"),
                ViewOthers.valueOf(row.getString("view_others")),
                row.getBoolean("active"));
    }
}
