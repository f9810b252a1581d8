package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What PostgreSQL alone takes for the statements of a request, played by pgbench. */
class Floor {

    static final int VARIANTS = 24;
    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");

    private final DataFolder data;
    private final StatementLog log;
    private final Set<String> idle;
    private final Path folder;

    Floor(DataFolder data, StatementLog log) throws IOException, SQLException {
        this.data = data;
        this.log = log;
        this.folder = Files.createDirectories(data.path().resolve("pgbench"));
        this.idle = log.idle();
    }

    /** Writes down what some calls of an operation ask of the database. */
    List<Path> scripts(Operation operation, int first, Line line) throws IOException, SQLException {
        var since = Instant.now();
        var requests = new ArrayList<StatementLog.Asking>();
        for (var i = first; i < first + VARIANTS; i++) {
            var number = i;
            requests.add(() -> operation.calls().call(number, line));
        }
        var scripts = new ArrayList<Path>();
        for (var statements : log.of(requests, idle)) {
            var text = new StringBuilder("\\set r random(1000000, 2000000000)\n");
            statements.forEach(one -> text.append(one.forPgbench(since)));
            var name = operation.name().replaceAll("\\W+", "-") + "-" + scripts.size() + ".sql";
            scripts.add(Files.writeString(folder.resolve(name), text.toString()));
        }
        return scripts;
    }

    /** Plays them as the application's role; milliseconds of processor time for each. */
    double measure(List<Path> scripts, Processor processor, int seconds) throws IOException {
        play(scripts, 2);
        var before = processor.ofPostgres();
        var done = play(scripts, seconds);
        return (processor.ofPostgres() - before) / done;
    }

    private int play(List<Path> scripts, int seconds) throws IOException {
        var command = new ArrayList<String>(List.of("pgbench", "-n", "-M", "prepared"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", data.port(), "-U", "postern_application"));
        command.addAll(List.of("-c", "4", "-j", "1", "-T", String.valueOf(seconds)));
        scripts.forEach(script -> command.addAll(List.of("-f", script.toString())));
        command.add("postern");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", data.applicationPassword());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        var done = DONE.matcher(said);
        if (!done.find() || said.contains("ERROR") || done.group(1).equals("0")) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        return Integer.parseInt(done.group(1));
    }
}
