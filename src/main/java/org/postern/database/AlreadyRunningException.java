package org.postern.database;

/** A server runs on this data already. */
class AlreadyRunningException extends IllegalStateException {

    AlreadyRunningException(DataDirectory data) {
        super(
                "Postern is already running on %s. Stop it first, or start with another POSTERN_DATA."
                        .formatted(data));
    }
}
