package org.postern.security;

import com.icegreen.greenmail.util.GreenMail;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postern.backup.WrittenBackup;
import org.postern.testing.World;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a server keeps and says, to be looked through for a word. */
class CanaryPlaces {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final World world;
    private final DataSource maintenance;
    private final MeterRegistry metrics;
    private final Path uploads;
    private final Path data;
    private GreenMail mail;
    private Set<Path> before = Set.of();
    private Instant begin = Instant.EPOCH;

    CanaryPlaces(World world, ApplicationContext application) {
        var servlets = application.getBean(ServletContext.class);
        this.world = world;
        this.maintenance = application.getBean("maintenanceDataSource", DataSource.class);
        this.metrics = application.getBean(MeterRegistry.class);
        this.uploads = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
        this.data = Path.of(application.getEnvironment().getRequiredProperty("postern.data"));
    }

    /** What is there already is no test's. */
    void begin(GreenMail received) throws IOException {
        mail = received;
        before = temporaryFiles();
        begin = Instant.now().minusSeconds(2);
        keepWriteAheadLog("alter system set wal_keep_size = '1GB'");
    }

    void end() {
        keepWriteAheadLog("alter system reset wal_keep_size");
    }

    private void keepWriteAheadLog(String setting) {
        superuser().sql(setting).update();
        superuser().sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    /** Where words that are in clear by design are found, too. */
    Map<String, List<String>> all(Canary word, String log, Path directory) throws Exception {
        superuser().sql("select pg_switch_wal()").query(String.class).single();
        superuser().sql("checkpoint").update();
        var backup = directory.resolve(UUID.randomUUID() + ".backup");
        WrittenBackup.to(backup, maintenance);
        var files = word.in(data, begin);
        var places = new TreeMap<String, List<String>>();
        places.put("the data directory", files);
        places.put("the database's files", of(files, "/postgres/base/"));
        places.put("the write-ahead log", of(files, "/postgres/pg_wal/"));
        places.put("rows", inRows(word));
        places.put("a backup", word.inZip(backup));
        places.put("the server's log", word.in("log", log));
        places.put("mails", inMails(word));
        places.put("temporary files", inTemporaryFiles(word));
        return places;
    }

    private static List<String> of(List<String> hits, String folder) {
        return hits.stream().filter(hit -> hit.contains(folder)).toList();
    }

    /** Where not even those are. */
    Map<String, List<String>> rest(Canary word) throws Exception {
        var measures = measures();
        if (!measures.contains("/inbox/threads/{threadId}")) {
            throw new AssertionError("nothing was measured: " + measures);
        }
        var statements =
                superuser()
                        .sql("select coalesce(query, '') from pg_stat_activity")
                        .query(String.class)
                        .list();
        return Map.of(
                "measures", word.in("measures", measures),
                "uploads", word.in(uploads, begin),
                "statements", word.in("pg_stat_activity", String.join("\n", statements)));
    }

    JdbcClient superuser() {
        var connections = new PGSimpleDataSource();
        var port = world.database().sql("show port").query(String.class).single();
        connections.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postern");
        connections.setUser("postgres");
        try {
            connections.setPassword(
                    Files.readString(data.resolve("keys/postgres-superuser")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JdbcClient.create(connections);
    }

    /** Every row of every table as text, and every byte column as what its bytes spell. */
    private List<String> inRows(Canary word) {
        var hits = new ArrayList<String>();
        var tables =
                world.database()
                        .sql("select tablename from pg_tables where schemaname = 'public'")
                        .query(String.class)
                        .list();
        if (!tables.containsAll(List.of("message", "draft", "task", "spring_session_attributes"))) {
            throw new AssertionError("not all tables are there: " + tables);
        }
        for (var table : tables) {
            hits.addAll(word.in(table, column(table, "t::text")));
            for (var name : byteColumns(table)) {
                hits.addAll(word.in(table, column(table, "encode(%s, 'escape')".formatted(name))));
            }
        }
        return hits;
    }

    private String column(String table, String expression) {
        // Not all may be read by the maintenance role.
        return superuser()
                .sql("select coalesce(%s, '') from %s t".formatted(expression, table))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private List<String> byteColumns(String table) {
        return world.database()
                .sql(
                        """
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = ? and data_type = 'bytea'
                        """)
                .params(table)
                .query(String.class)
                .list();
    }

    private List<String> inMails(Canary word) throws Exception {
        var hits = new ArrayList<String>();
        for (var one : mail.getReceivedMessages()) {
            var source = new ByteArrayOutputStream();
            one.writeTo(source);
            hits.addAll(word.in("a mail", source.toByteArray()));
            hits.addAll(word.in("a mail", decoded(one)));
        }
        return hits;
    }

    private static String decoded(Part part) throws MessagingException, IOException {
        var text = new StringBuilder();
        for (var header : Collections.list(part.getAllHeaders())) {
            text.append(header.getName()).append(MimeUtility.decodeText(header.getValue()));
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var number = 0; number < parts.getCount(); number++) {
                text.append(decoded(parts.getBodyPart(number)));
            }
        } else {
            text.append(part.getContent());
        }
        return text.toString();
    }

    private String measures() {
        return metrics.getMeters().stream()
                .map(one -> one.getId() + " " + one.measure())
                .collect(Collectors.joining("\n"));
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(TEMPORARY)) {
            return files.collect(Collectors.toSet());
        }
    }

    private List<String> inTemporaryFiles(Canary word) throws IOException {
        var hits = new ArrayList<String>();
        for (var file : temporaryFiles()) {
            if (!before.contains(file)) {
                hits.addAll(word.in(file.toString(), file.getFileName().toString()));
                hits.addAll(word.in(file, begin));
            }
        }
        return hits;
    }

    record Control(Path file) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.delete(file);
        }
    }

    /** A temporary file that says this, to be found. */
    Control temporary(String text) throws IOException {
        return new Control(
                Files.writeString(Files.createTempFile(TEMPORARY, "canary", ".control"), text));
    }

    /** What is written where the server would put uploads, also if it is removed at once. */
    record Uploads(Path directory, WatchService watch) implements AutoCloseable {

        List<String> written() throws IOException, InterruptedException {
            var last = Files.createTempFile(directory, "control", ".last");
            var names = new ArrayList<String>();
            while (!names.contains(last.getFileName().toString())) {
                var key = watch.poll(60, TimeUnit.SECONDS);
                if (key == null) {
                    throw new AssertionError("the control was not seen in " + directory);
                }
                key.pollEvents().forEach(event -> names.add(String.valueOf(event.context())));
                key.reset();
            }
            Files.delete(last);
            names.remove(last.getFileName().toString());
            return names;
        }

        @Override
        public void close() throws IOException {
            watch.close();
        }
    }

    Uploads watchUploads() throws IOException {
        var watch = uploads.getFileSystem().newWatchService();
        uploads.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        return new Uploads(uploads, watch);
    }
}
