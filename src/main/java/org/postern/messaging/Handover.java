package org.postern.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.user.ReceivingEnded;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives away the threads of users who can no longer receive, in the transaction in which that
 * happens: never a thread that nobody sees.
 */
@Service
public class Handover {

    private final JdbcClient jdbc;
    private final ThreadStore threads;
    private final Moves moves;
    private final UserAccounts users;

    Handover(JdbcClient jdbc, ThreadStore threads, Moves moves, UserAccounts users) {
        this.jdbc = jdbc;
        this.threads = threads;
        this.moves = moves;
        this.users = users;
    }

    /** How many threads are assigned to a user. */
    @Transactional(readOnly = true)
    public int assignedTo(UUID userId) {
        return jdbc.sql("select count(*) from thread where practice_id = ? and assignee_id = ?")
                .params(CurrentPractice.id(), userId)
                .query(Integer.class)
                .single();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ReceivingEnded ended) {
        var to = user(ended.toId());
        var by = user(ended.byId());
        for (var threadId : threadsOf(ended.userId())) {
            // Somebody may have moved it while we waited for its lock.
            threads.lock(threadId)
                    .filter(thread -> ended.userId().equals(thread.assigneeId()))
                    .ifPresent(
                            thread ->
                                    moves.move(thread, to, ThreadEvent.Cause.RIGHT_LOST, by, null));
        }
    }

    private List<UUID> threadsOf(UUID userId) {
        return jdbc.sql(
                        """
                        select id from thread where practice_id = ? and assignee_id = ? order by id
                        """)
                .params(CurrentPractice.id(), userId)
                .query(UUID.class)
                .list();
    }

    private @Nullable UserAccount user(@Nullable UUID id) {
        return id == null ? null : users.find(id).orElse(null);
    }
}
