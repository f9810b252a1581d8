package org.postern.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is and how to sign in to it.
 *
 * @param url JDBC address of an external PostgreSQL; without one the embedded one is used
 * @param join use the embedded database of a server that runs already, instead of refusing
 */
@ConfigurationProperties("postern.database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String ownerPassword,
        @Nullable String applicationPassword,
        @Nullable String maintenancePassword,
        @Nullable String adminUsername,
        @Nullable String adminPassword,
        boolean join) {

    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url + "]";
    }
}
