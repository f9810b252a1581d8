package org.postern.backup;

import java.io.IOException;
import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** What went wrong, for the person at the terminal. */
final class Trouble {

    private static final String DISK_FULL = "53100";

    private Trouble() {}

    static String inWords(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        boolean diskFull =
                cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                        || cause instanceof IOException
                                && ("" + cause.getMessage()).contains("No space left on device");
        return diskFull
                ? "The disk is full. Nothing was changed; make room and try again."
                : "It did not work, and nothing was changed: " + cause.getMessage();
    }
}
