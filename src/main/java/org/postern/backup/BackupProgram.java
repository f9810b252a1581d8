package org.postern.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.postern.database.DataDirectory;
import org.postern.sealing.RestoredChains;
import org.postern.vault.MasterKeyCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code bin/backup} and {@code bin/restore}: a process of its own with nothing but the database,
 * joining a running server's or starting it for as long as it takes.
 */
@ComponentScan({"org.postern.database", "org.postern.vault"})
@ConfigurationPropertiesScan("org.postern.database")
public class BackupProgram {

    private static final int FAILED = 1;
    private static final int KEY_IS_NOT_HERE = 3;

    private final DataSource owner;
    private final DataSource maintenance;
    private final MasterKeyCheck masterKey;
    private final DataDirectory data;
    private final Environment settings;
    private final Clock clock;

    private BackupProgram(ApplicationContext context) {
        this.owner = context.getBean("ownerDataSource", DataSource.class);
        this.maintenance = context.getBean("maintenanceDataSource", DataSource.class);
        this.masterKey = context.getBean(MasterKeyCheck.class);
        this.data = context.getBean(DataDirectory.class);
        this.settings = context.getEnvironment();
        this.clock = context.getBean(Clock.class);
    }

    /** Runs {@code backup FILE} or {@code restore FILE}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments[0], Path.of(arguments[1])));
    }

    private static int run(String command, Path file) {
        try (var context = start()) {
            var program = new BackupProgram(context);
            return command.equals("restore") ? program.restore(file) : program.backup(file);
        } catch (Refused e) {
            System.err.println(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println(Trouble.inWords(e));
        }
        return FAILED;
    }

    private static org.springframework.context.ConfigurableApplicationContext start() {
        var application =
                new SpringApplicationBuilder(BackupProgram.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .lazyInitialization(true)
                        .build();
        return application.run(
                "--postern.database.join=true",
                "--logging.level.root=error",
                "--logging.level.org.postern=error",
                "--logging.level." + SpringApplication.class.getName() + "=off");
    }

    private int backup(Path file) throws IOException, SQLException {
        var manifest = new Backup(maintenance).write(new BackupFile(file));
        System.out.printf(
                """
                %s holds everything in the database as of %s: %d rows in %d tables.
                The master key is not in it: %s
                Keep a copy of that key apart from the backup, where few can reach it. Whoever has both can
                read the messages; if the key is lost, nobody can, and no backup helps.
                """,
                file,
                manifest.madeAt(),
                manifest.rows(),
                manifest.tables().size(),
                masterKey.place());
        return 0;
    }

    private int restore(Path file) throws IOException, SQLException {
        var manifest = new Restore(owner).read(file);
        try (var chains = new RestoredChains(maintenance, data, settings)) {
            new RestoreNote(maintenance, chains).write(clock.instant());
        }
        System.out.printf(
                "Restored %d rows in %d tables, as they stood at %s.%n",
                manifest.rows(), manifest.tables().size(), manifest.madeAt());
        System.out.println(
                "The audit trail and its anchor say so, too: bin/verify-audit with an anchor that was kept"
                        + " elsewhere tells which events are lost.");
        return tell(masterKey.check(JdbcClient.create(maintenance)));
    }

    private int tell(MasterKeyCheck.Outcome outcome) {
        String place = masterKey.place();
        switch (outcome) {
            case OPENS -> {
                System.out.printf("The master key %s opens them. Start Postern now.%n", place);
                return 0;
            }
            case MISSING ->
                    System.err.printf(
                            "The master key is missing: put the key file of the server that was backed up at%n  %s%n"
                                    + "(mode 600) before you start Postern. Without it no message can be read.%n",
                            place);
            case DOES_NOT_OPEN ->
                    System.err.printf(
                            "The master key %s is not the one of the server that was backed up.%n"
                                    + "Put that server's key file in its place (mode 600) before you start Postern.%n"
                                    + "Without it no message can be read.%n",
                            place);
        }
        return KEY_IS_NOT_HERE;
    }
}
