package org.postern.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The living PostgreSQL processes that work on one cluster, whoever started them. */
record PostgresProcesses(Path cluster) {

    /** The postmaster that the pid file names, unless another process has its number by now. */
    boolean postmasterLives(PostmasterFile file) {
        return find().stream().anyMatch(process -> process.pid() == file.pid());
    }

    /** Waits until none is left. Without a postmaster they end themselves. */
    void awaitEnd() throws IOException {
        for (int attempt = 0; !find().isEmpty(); attempt++) {
            if (attempt == 300) {
                throw new IOException("PostgreSQL processes still work on " + cluster);
            }
            pause();
        }
    }

    // A PostgreSQL process works in the directory of its cluster.
    private List<ProcessHandle> find() {
        return ProcessHandle.allProcesses().filter(this::isPostgres).filter(this::isHere).toList();
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(name -> name.contains("/bin/postgres")).isPresent();
    }

    private boolean isHere(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", "" + process.pid(), "cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL ended", e);
        }
    }
}
