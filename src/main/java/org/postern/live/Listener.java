package org.postern.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postern.database.DirectConnections;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears of changes from all nodes, and passes them to this node's streams. */
@Component
class Listener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int WAIT_MILLISECONDS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DirectConnections connections;
    private final Streams streams;
    private volatile boolean running;

    Listener(DirectConnections connections, Streams streams) {
        this.connections = connections;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
        var thread = new Thread(this::listenForever, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void listenForever() {
        while (running) {
            try (var connection = connections.open()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("listening for changes was interrupted: {}", e.getSQLState());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Announcer.CHANNEL);
        }
        // What was announced while nobody listened is not told again.
        streams.tellAll();
        var source = connection.unwrap(PGConnection.class);
        while (running) {
            for (var notification : source.getNotifications(WAIT_MILLISECONDS)) {
                notification
                        .getParameter()
                        .lines()
                        .forEach(line -> Change.decode(line).ifPresent(streams::tell));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        streams.endAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
