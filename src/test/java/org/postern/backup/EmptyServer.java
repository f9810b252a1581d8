package org.postern.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postern.database.DataDirectory;
import org.postern.sealing.RestoredChains;
import org.postern.vault.MasterKeyCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that a backup can be restored into, as {@code bin/restore} sees it. */
class EmptyServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    EmptyServer(DataDirectory data) {
        context =
                new SpringApplicationBuilder(BackupProgram.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .run("--postern.data=" + data, "--postern.database.join=true");
    }

    DataSource owner() {
        return context.getBean("ownerDataSource", DataSource.class);
    }

    DataSource maintenance() {
        return context.getBean("maintenanceDataSource", DataSource.class);
    }

    MasterKeyCheck.Outcome checkMasterKey() {
        return context.getBean(MasterKeyCheck.class).check(JdbcClient.create(maintenance()));
    }

    /** Every row of every table, as text. */
    Map<String, List<String>> rows() {
        return rowsOf(maintenance());
    }

    static Map<String, List<String>> rowsOf(DataSource source) {
        var jdbc = JdbcClient.create(source);
        return new Tables(jdbc)
                .columns().keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        table -> table,
                                        table ->
                                                jdbc.sql(
                                                                "select t::text from %s t order by 1"
                                                                        .formatted(table))
                                                        .query(String.class)
                                                        .list()));
    }

    /** Writes down that it was restored. */
    void note() {
        var data = context.getBean(DataDirectory.class);
        try (var chains = new RestoredChains(maintenance(), data, context.getEnvironment())) {
            new RestoreNote(maintenance(), chains).write(Instant.now());
        }
    }

    List<String> anchor() throws IOException {
        var data = context.getBean(DataDirectory.class);
        return Files.readAllLines(data.path("audit-anchor.log"));
    }

    boolean holdsAPractice() {
        var jdbc = JdbcClient.create(owner());
        return new Schema(jdbc).exists()
                && jdbc.sql("select exists (select from practice)").query(Boolean.class).single();
    }

    @Override
    public void close() {
        context.close();
    }
}
