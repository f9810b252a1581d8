package org.postern.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs. */
record ExternalDatabase(String url, RolePasswords passwords) implements Database {

    /** Uses it as it is or, with an administrator's name, makes the roles first. */
    static ExternalDatabase open(String url, DatabaseProperties properties, DataDirectory data) {
        String admin = properties.adminUsername();
        if (admin == null || admin.isBlank()) {
            return new ExternalDatabase(url, configured(properties, null));
        }
        var passwords = configured(properties, kept(data));
        new RoleBootstrap(url, admin, properties.adminPassword(), passwords).run();
        return new ExternalDatabase(url, passwords);
    }

    private static RolePasswords kept(DataDirectory data) {
        try {
            return RolePasswords.keptIn(
                    new SecretFile(data.path("keys/database-roles.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RolePasswords configured(
            DatabaseProperties properties, @Nullable RolePasswords otherwise) {
        return new RolePasswords(
                choose(
                        "owner",
                        properties.ownerPassword(),
                        otherwise == null ? null : otherwise.owner()),
                choose(
                        "application",
                        properties.applicationPassword(),
                        otherwise == null ? null : otherwise.application()),
                choose(
                        "maintenance",
                        properties.maintenancePassword(),
                        otherwise == null ? null : otherwise.maintenance()));
    }

    private static String choose(
            String role, @Nullable String configured, @Nullable String otherwise) {
        String password = configured == null || configured.isEmpty() ? otherwise : configured;
        if (password == null) {
            throw new IllegalStateException(
                    "Set postern.database.%s-password, or postern.database.admin-username"
                            .formatted(role));
        }
        return password;
    }

    @Override
    public void close() {}
}
