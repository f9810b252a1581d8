package org.postern.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections outside the pool, for what holds one for as long as the server runs: LISTEN. */
public class DirectConnections {

    private final Database database;

    DirectConnections(Database database) {
        this.database = database;
    }

    /** Opens a connection with the application's rights. The caller closes it. */
    public Connection open() throws SQLException {
        return database.connectionsAs(Role.APPLICATION).getConnection();
    }
}
