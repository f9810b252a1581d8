package org.postern.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code bench/run}: asks a running server, and says what each request costs. */
final class Bench {

    private static final int WARM_UP = 3;

    private final DataFolder data;
    private final Processor processor;
    private final Connection superuser;
    private final Load load;
    private final int seconds;
    private final Map<Operation, Result> results = new LinkedHashMap<>();
    private final Map<Operation, List<Path>> scripts = new LinkedHashMap<>();

    private Bench(DataFolder data, long server, Connection superuser, Load load, int seconds)
            throws IOException {
        this.data = data;
        this.processor = new Processor(server, data.postmasterPid());
        this.superuser = superuser;
        this.load = load;
        this.seconds = seconds;
    }

    /** DATA_DIRECTORY PORT PID SECONDS JDK RESULTS. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var data = new DataFolder(Path.of(arguments[0]));
        try (var superuser = data.superuser();
                var load = new Load(Integer.parseInt(arguments[1]))) {
            var server = Long.parseLong(arguments[2]);
            var seconds = Integer.parseInt(arguments[3]);
            var bench = new Bench(data, server, superuser, load, seconds);
            bench.run(arguments[4], Path.of(arguments[5]));
        }
    }

    private void run(String jdk, Path file) throws IOException, SQLException {
        say("Signing in %d people", People.COLLEAGUES + People.WRITERS + 1);
        var scene = Scene.open(superuser, load.first());
        var idleRate = idle();
        var operations = new Operations(scene, load);
        var floor = new Floor(data, new StatementLog(data, superuser));
        for (var operation : operations.all()) {
            say("Measuring: %s", operation.name());
            measure(operation, operations, scene);
            scripts.put(operation, floor.scripts(operation, first(operation), load.first()));
        }
        for (var operation : results.keySet()) {
            say("pgbench: %s", operation.name());
            var cpu = floor.measure(scripts.get(operation), processor, seconds);
            results.computeIfPresent(operation, (key, result) -> result.withFloor(cpu));
        }
        Scene.cleanUp(superuser, scene.practice());
        new Report(facts(jdk, scene), idleRate, List.copyOf(results.values())).write(file);
    }

    // The last ones of an operation that can be done only once each: kept for the statement log.
    private static int first(Operation operation) {
        return operation.most() - Floor.VARIANTS;
    }

    private void measure(Operation operation, Operations operations, Scene scene)
            throws SQLException {
        var most = first(operation);
        var warmUp = operation.most() > 100_000 ? most / 2 : most / 4;
        var sends = operation.name().startsWith("send");
        if (sends) {
            operations.openComposers(0, operation.most());
        } else if (operation.name().startsWith("mark")) {
            Scene.markAllRead(superuser, scene.practice(), scene.ownerId());
        }
        load.run(operation.calls(), 0, warmUp, (double) seconds * WARM_UP);
        var server = processor.ofServer();
        var postgres = processor.ofPostgres();
        var round = load.run(operation.calls(), warmUp, most, seconds);
        var count = round.nanos().length;
        results.put(
                operation,
                new Result(
                        operation.name(),
                        (processor.ofServer() - server) / count,
                        (processor.ofPostgres() - postgres) / count,
                        0,
                        round.percentile(0.5),
                        round.percentile(0.95),
                        round.percentile(0.99),
                        round.perSecond()));
    }

    // What jobs take when nobody asks for anything.
    private double idle() {
        StatementLog.sleep(2_000);
        var before = processor.ofBoth();
        StatementLog.sleep(10_000);
        return (processor.ofBoth() - before) / 10;
    }

    private Map<String, String> facts(String jdk, Scene scene) throws SQLException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("jdk", "\"" + jdk + "\"");
        facts.put("postgresql", "\"" + one("show server_version").split(" ")[0] + "\"");
        facts.put("connections", String.valueOf(Load.CONNECTIONS));
        facts.put("messages", one("select count(*) from message"));
        facts.put("practices", one("select count(*) from practice"));
        var own = " where practice_id = '" + scene.practice() + "'";
        facts.put("messages_of_practice", one("select count(*) from message" + own));
        facts.put(
                "threads_of_inbox",
                one(
                        "select count(*) from thread"
                                + own
                                + " and assignee_id = '"
                                + scene.ownerId()
                                + "'"));
        return facts;
    }

    private String one(String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void say(String words, Object... values) {
        System.err.printf(Locale.ROOT, words + "%n", values);
    }
}
