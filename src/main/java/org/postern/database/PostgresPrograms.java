package org.postern.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's own programs and keeps what they say in a log. */
record PostgresPrograms(Path binaries, Path log) {

    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        // PostgreSQL refuses to run as root. In a user namespace of its own it does not know that
        // it is.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        if (exitCode(command) != 0) {
            throw new IOException("PostgreSQL's %s failed; %s says why".formatted(program, log));
        }
    }

    private int exitCode(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL worked", e);
        }
    }
}
