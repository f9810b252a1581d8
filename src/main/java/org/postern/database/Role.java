package org.postern.database;

import java.util.Locale;

/** The three database roles, made by {@code db/bootstrap.sql}. */
enum Role {
    /** Owns the database and runs the migrations. */
    OWNER,
    /** Serves requests; owns nothing. */
    APPLICATION,
    /** Re-encrypts and forgets, by policies of its own. */
    MAINTENANCE;

    String username() {
        return "postern_" + name().toLowerCase(Locale.ROOT);
    }
}
