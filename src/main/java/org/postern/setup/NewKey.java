package org.postern.setup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import org.postern.vault.KeyFile;

/** {@code bin/keys create}: the master key of a server that is still to be made. */
final class NewKey {

    private NewKey() {}

    /** Makes it, and says what to do with it; 0 if it was made, else 1. */
    static int create(Path file, Consumer<String> out) {
        try {
            KeyFile.create(file);
        } catch (FileAlreadyExistsException e) {
            System.err.println(
                    "%s is there already, and was left as it is: if a server uses that key, nothing can be read without it."
                            .formatted(file));
            return 1;
        } catch (IOException | GeneralSecurityException e) {
            System.err.println(
                    "No key was made: %s cannot be written by this user (%s)."
                            .formatted(file, e.getClass().getSimpleName()));
            return 1;
        }
        out.accept(
                """
                %s is a new master key. It opens no database that is there already.
                Name it to the server (POSTERN_MASTER_KEY_FILE; deploy/README.md says how), and make
                sure that nobody but the server can read it. Copy it now to a place apart from the
                backups, such as a safe: if it is lost, nobody can read a message, and no backup helps."""
                        .formatted(file));
        return 0;
    }
}
