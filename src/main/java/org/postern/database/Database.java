package org.postern.database;

import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database that stands ready, with its roles. */
interface Database extends AutoCloseable {

    String url();

    RolePasswords passwords();

    /** Connections as this role, each opened anew. */
    default PGSimpleDataSource connectionsAs(Role role) {
        var connections = new PGSimpleDataSource();
        connections.setUrl(url());
        connections.setUser(role.username());
        connections.setPassword(passwordOf(role));
        connections.setApplicationName("postern-" + role.name().toLowerCase(Locale.ROOT));
        connections.setTcpKeepAlive(true);
        // The detail of a refused row quotes the row, and exceptions are logged.
        connections.setLogServerErrorDetail(false);
        return connections;
    }

    private String passwordOf(Role role) {
        return switch (role) {
            case OWNER -> passwords().owner();
            case APPLICATION -> passwords().application();
            case MAINTENANCE -> passwords().maintenance();
        };
    }

    @Override
    void close();
}
