package org.postern.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how to sign in to it.
 *
 * @param url JDBC address of an external PostgreSQL; without one the embedded one is used
 * @param tls {@code verify-full}, or {@code off} where the network itself is trusted
 * @param caCertificate a PEM file with the authority behind the server's certificate; null for
 *     those that this Java trusts
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
        @DefaultValue("verify-full") String tls,
        @Nullable String caCertificate,
        boolean join) {

    @Override
    public String toString() {
        return "DatabaseProperties[url=" + url + "]";
    }
}
