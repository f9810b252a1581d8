package org.postern.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A backup as {@code bin/backup} writes it, for tests of other packages. */
public final class WrittenBackup {

    private WrittenBackup() {}

    /** Writes one of all practices to this path. */
    public static void to(Path file, DataSource maintenance) throws IOException, SQLException {
        new Backup(maintenance).write(new BackupFile(file));
    }
}
