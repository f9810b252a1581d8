package org.postern.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that gives a thread one connection at a time. Whoever holds one and asks for a second
 * could wait for itself as soon as as many do so as there are connections; here it fails at once.
 */
public class OneConnection extends DelegatingDataSource {

    private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

    OneConnection(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var mine = held.get();
        if (mine.get() > 0) {
            throw new IllegalStateException(
                    "This thread holds a connection already and asks for a second");
        }
        var connection = super.getConnection();
        mine.incrementAndGet();
        return (Connection)
                Proxy.newProxyInstance(
                        OneConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close") && !connection.isClosed()) {
                                mine.decrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
