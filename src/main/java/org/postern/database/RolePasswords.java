package org.postern.database;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** The passwords of the three database roles. */
record RolePasswords(String owner, String application, String maintenance) {

    /** The passwords kept in a file; made at random the first time. */
    static RolePasswords keptIn(SecretFile file) throws IOException {
        return parse(file.readOrCreate(() -> random().format()));
    }

    private static RolePasswords random() {
        return new RolePasswords(
                SecretFile.randomPassword(),
                SecretFile.randomPassword(),
                SecretFile.randomPassword());
    }

    private String format() {
        return "owner=%s\napplication=%s\nmaintenance=%s"
                .formatted(owner, application, maintenance);
    }

    private static RolePasswords parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return new RolePasswords(
                properties.getProperty("owner", ""),
                properties.getProperty("application", ""),
                properties.getProperty("maintenance", ""));
    }

    @Override
    public String toString() {
        return "RolePasswords";
    }
}
