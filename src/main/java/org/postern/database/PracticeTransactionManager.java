package org.postern.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Names the {@link CurrentPractice} to the database when a transaction begins, so that row-level
 * security holds for everything in it. Without a current practice no practice's rows are visible.
 */
class PracticeTransactionManager extends JdbcTransactionManager {

    PracticeTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        AfterTransaction.began();
    }

    // The connection has gone back to the pool before anything else is done.
    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        AfterTransaction.ended();
    }

    @Override
    protected void prepareTransactionalConnection(
            Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Optional<UUID> practice = CurrentPractice.find();
        if (practice.isPresent()) {
            name(practice.get(), connection);
        }
    }

    // Local to the transaction: the pooled connection forgets it at commit and at rollback.
    private static void name(UUID practice, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select set_config('postern.practice', ?, true)")) {
            statement.setString(1, practice.toString());
            statement.execute();
        }
    }
}
