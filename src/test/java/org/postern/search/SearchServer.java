package org.postern.search;

import java.util.UUID;
import javax.sql.DataSource;
import org.postern.PosternApplication;
import org.postern.database.TestData;
import org.postern.vault.Vault;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A server with an empty database of its own. */
class SearchServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    SearchServer(String name) {
        context =
                new SpringApplicationBuilder(PosternApplication.class)
                        .run("--server.port=0", "--postern.data=" + TestData.empty(name));
    }

    SearchIndex index() {
        return context.getBean(SearchIndex.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** As the role that owns the tables. */
    JdbcClient owner() {
        return JdbcClient.create(context.getBean("ownerDataSource", DataSource.class));
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    /** A new practice with one patient. */
    TestPractice practice() {
        var practice = new TestPractice(this, UUID.randomUUID(), UUID.randomUUID());
        practice.run(() -> practice.create(context.getBean(Vault.class)), () -> {});
        return practice;
    }

    @Override
    public void close() {
        context.close();
    }
}
