package org.postern.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postern.database.DirectConnections;
import org.postern.messaging.MessageSent;
import org.postern.messaging.ThreadChanged;
import org.postern.messaging.ThreadReassigned;
import org.postern.task.TaskChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells all nodes of changes, after they are committed. A NOTIFY inside the changing transactions
 * would make their commits wait for each other; so changes are gathered and told at most every 50
 * ms, on a connection of its own.
 */
@Component
class Announcer implements DisposableBean {

    static final String CHANNEL = "postern_changed";

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final long EVERY_MILLISECONDS = 50;
    // PostgreSQL takes payloads of up to 8000 bytes; one change takes at most 148.
    private static final int AT_ONCE = 50;

    private final DirectConnections connections;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        var thread = new Thread(work, "announcer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Set<Change> waiting = new LinkedHashSet<>();
    private @Nullable Connection connection;

    Announcer(DirectConnections connections) {
        this.connections = connections;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(MessageSent sent) {
        tell(new Change(sent.practiceId(), sent.threadId(), sent.patientId(), sent.assigneeId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ThreadChanged changed) {
        tell(
                new Change(
                        changed.practiceId(),
                        changed.threadId(),
                        changed.patientId(),
                        changed.assigneeId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ThreadReassigned moved) {
        tell(new Change(moved.practiceId(), moved.threadId(), moved.patientId(), moved.fromId()));
        tell(new Change(moved.practiceId(), moved.threadId(), moved.patientId(), moved.toId()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TaskChanged changed) {
        for (var userId : changed.userIds()) {
            tell(new Change(changed.practiceId(), changed.taskId(), null, userId));
        }
    }

    private void tell(Change change) {
        synchronized (waiting) {
            if (waiting.isEmpty() && !timer.isShutdown()) {
                timer.schedule(this::flush, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
            waiting.add(change);
        }
    }

    private void flush() {
        List<Change> changes;
        synchronized (waiting) {
            changes = new ArrayList<>(waiting);
            waiting.clear();
        }
        try {
            for (var from = 0; from < changes.size(); from += AT_ONCE) {
                send(changes.subList(from, Math.min(from + AT_ONCE, changes.size())));
            }
        } catch (SQLException e) {
            // MissedChanges finds them.
            LOG.warn("changes could not be announced: {}", e.getSQLState());
            close();
        }
    }

    private void send(List<Change> changes) throws SQLException {
        var open = connection;
        if (open == null) {
            open = connections.open();
            connection = open;
        }
        var payload = String.join("\n", changes.stream().map(Change::encode).toList());
        try (var statement = open.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, payload);
            statement.execute();
        }
    }

    private void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("closing a broken connection failed", e);
            }
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
        close();
    }
}
