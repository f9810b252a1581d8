package org.postern.user;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose portal messages users may view beside their own. */
@Service
@Transactional
public class UserViews {

    private final JdbcClient jdbc;
    private final UserAccounts users;
    private final AuditTrail audit;

    UserViews(JdbcClient jdbc, UserAccounts users, AuditTrail audit) {
        this.jdbc = jdbc;
        this.users = users;
        this.audit = audit;
    }

    /** The users who were chosen for this one. */
    @Transactional(readOnly = true)
    public Set<UUID> chosen(UUID userId) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select viewed_user_id from user_view
                                where practice_id = ? and user_id = ?
                                """)
                        .params(CurrentPractice.id(), userId)
                        .query(UUID.class)
                        .list());
    }

    /**
     * Says whose messages a user may view, from the next request on.
     *
     * @param chosen heeded for {@link ViewOthers#CHOSEN} alone; who is not a user here is left out
     * @throws UserNotFound if there is no such user
     */
    public void change(UUID userId, ViewOthers view, Collection<UUID> chosen) {
        users.lock(userId).orElseThrow(UserNotFound::new);
        jdbc.sql("update user_account set view_others = ? where practice_id = ? and id = ?")
                .params(view.name(), CurrentPractice.id(), userId)
                .update();
        jdbc.sql("delete from user_view where practice_id = ? and user_id = ?")
                .params(CurrentPractice.id(), userId)
                .update();
        if (view == ViewOthers.CHOSEN) {
            chosen.forEach(viewed -> add(userId, viewed));
        }
        audit.record(
                AuditEvent.allowed(
                                switch (view) {
                                    case NOBODY -> AuditAction.VIEW_NOBODYS;
                                    case EVERYBODY -> AuditAction.VIEW_EVERYBODYS;
                                    case CHOSEN -> AuditAction.VIEW_CHOSEN_USERS;
                                })
                        .on("user", userId));
    }

    private void add(UUID userId, UUID viewedId) {
        var added =
                jdbc.sql(
                                """
                                insert into user_view (practice_id, user_id, viewed_user_id)
                                select practice_id, :user, id from user_account
                                where practice_id = :practice and id = :viewed and id <> :user
                                on conflict do nothing
                                """)
                        .param("user", userId)
                        .param("practice", CurrentPractice.id())
                        .param("viewed", viewedId)
                        .update();
        if (added == 1) {
            audit.record(AuditEvent.allowed(AuditAction.VIEW_CHOSEN_USERS).on("viewed", viewedId));
        }
    }
}
