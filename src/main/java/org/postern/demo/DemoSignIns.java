package org.postern.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.postern.database.DataDirectory;
import org.postern.vault.Secret;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's sign-ins. Their password is made at the first start: there is no default one. */
@Component
@Profile("demo")
class DemoSignIns {

    static final String PROVIDER = "chen@lakeside.example";
    static final String FRONT_DESK = "dana@lakeside.example";
    static final String PARENT = "rosa.delgado@example.org";
    static final String PATIENT = "ana.ruiz@example.org";

    private final String password;

    DemoSignIns(DataDirectory data) {
        var file = data.path("demo-password");
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                var letters = Secret.random().text().replaceAll("[^a-z0-9]", "");
                Files.writeString(file, "demo-" + letters.substring(0, 12));
            }
            password = Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return password;
    }
}
