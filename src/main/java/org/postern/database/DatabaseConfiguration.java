package org.postern.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The database and the ways to it. Each pool closes before the database does. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseProperties properties, DataDirectory data) {
        String url = properties.url();
        return url == null || url.isBlank()
                ? EmbeddedDatabase.open(data, properties.join())
                : ExternalDatabase.open(
                        DatabaseTls.checked(url, properties.tls(), properties.caCertificate()),
                        properties,
                        data);
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Database database) {
        var pool = pool("application", 10, 10, database.connectionsAs(Role.APPLICATION));
        // No transaction waits for anything but the database. One that does, by a fault, must not
        // keep its locks, its place in the pool, and every later audit event from being sealed.
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '30s'");
        return pool;
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Database database) {
        return database.connectionsAs(Role.OWNER);
    }

    // Opens its first connection when somebody first asks for one.
    @Bean(defaultCandidate = false)
    @Qualifier("maintenance")
    HikariDataSource maintenanceDataSource(Database database) {
        return pool("maintenance", 0, 2, database.connectionsAs(Role.MAINTENANCE));
    }

    private static HikariDataSource pool(String name, int least, int most, DataSource source) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setMinimumIdle(least);
        pool.setMaximumPoolSize(most);
        pool.setDataSource(source);
        return pool;
    }

    @Bean
    PracticeTransactionManager transactionManager(@Qualifier("dataSource") DataSource dataSource) {
        return new PracticeTransactionManager(dataSource);
    }

    @Bean
    DirectConnections directConnections(Database database) {
        return new DirectConnections(database);
    }
}
