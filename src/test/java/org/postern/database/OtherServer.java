package org.postern.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server in a JVM of its own, which can be killed. */
final class OtherServer implements AutoCloseable {

    private final Process process;

    private OtherServer(Process process) {
        this.process = process;
    }

    static OtherServer start(DataDirectory data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        var process =
                new ProcessBuilder(
                                java, "-cp", classes, OtherServer.class.getName(), data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        awaitReady(process);
        return new OtherServer(process);
    }

    private static void awaitReady(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The other server did not start");
        }
    }

    /** Ends the JVM as {@code kill -9} does; its postmaster lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the JVM to stop. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var database = EmbeddedDatabase.open(new DataDirectory(arguments[0]), false);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        var owner = JdbcClient.create(database.connectionsAs(Role.OWNER));
        owner.sql("create table letter (body text not null)").update();
        owner.sql("insert into letter values ('Is this rash normal?')").update();
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
