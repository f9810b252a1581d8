package org.postern.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.database.DataDirectory;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

class MasterKeyTests extends PosternTest {

    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;
    @TempDir private Path directory;

    private MasterKey key(String configured) {
        return new MasterKey(new DataDirectory(directory.toString()), configured, "", "");
    }

    @Test
    @DisplayName("E8: with data but without its master key the start is refused")
    void withoutItsMasterKeyTheStartIsRefused() {
        world.clinic();

        assertThatThrownBy(() -> new DataKeys(jdbc, key("")))
                .isInstanceOf(MissingMasterKey.class)
                .hasMessageContaining("Put the key file back");
        assertThat(directory.resolve("keys/master.json")).doesNotExist();
    }

    @Test
    @DisplayName("E8: another master key opens nothing, and says which key it is")
    void anotherMasterKeyOpensNothing() throws Exception {
        var practice = world.clinic().practice().id();
        var other = key("");
        other.create();
        var keys = new DataKeys(jdbc, other);

        assertThatThrownBy(
                        () ->
                                world.in(
                                        world.clinic().practice(),
                                        () -> transaction.execute(status -> load(keys, practice))))
                .isInstanceOf(RuntimeException.class);
    }

    private static Object load(DataKeys keys, UUID practice) {
        return keys.load(practice, KeyPurpose.TEXT, (short) 1);
    }

    @Test
    @DisplayName("13.3.1: only its owner can read the key file, and it is never replaced")
    void onlyItsOwnerCanReadTheFile() throws Exception {
        var key = key("");
        key.create();
        var file = directory.resolve("keys/master.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(key::create).isInstanceOf(UnusableMasterKey.class);
        assertThat(key.isMissing()).isFalse();
        assertThat(key.toString()).doesNotContain(Files.readString(file));
    }

    @Test
    void aConfiguredKeyIsTheFilesContent() throws Exception {
        var made = key("");
        made.create();
        var content = Files.readAllBytes(directory.resolve("keys/master.json"));
        var configured = key(Base64.getEncoder().encodeToString(content));

        var sealed = made.aead().encrypt(new byte[] {1, 2, 3}, new byte[0]);

        assertThat(configured.aead().decrypt(sealed, new byte[0])).containsExactly(1, 2, 3);
        assertThat(configured.toString()).isEqualTo("postern.master-key");
    }

    @Test
    @DisplayName("E8: a key's file that cannot be looked for is not taken for a missing one")
    void aFileThatCannotBeLookedForIsNotMissing() throws Exception {
        // Refused to everybody, also to root, as a closed directory is to others.
        var loop = directory.resolve("closed");
        var closed = Files.createSymbolicLink(loop, loop).resolve("master.json");
        var settings = new MockEnvironment().withProperty("postern.master-key-file", closed + "");
        var first = new MasterKeyFirst();

        assertThatThrownBy(() -> first.postProcessEnvironment(settings, new SpringApplication()))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining(closed + " cannot be read by this user");
        var key = new MasterKey(new DataDirectory(directory.toString()), "", closed + "", "");
        assertThatThrownBy(() -> new DataKeys(jdbc, key))
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(key::create)
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("bin/keys create");
    }

    @Test
    void aCopyIsNamedByWhatItIsACopyOf() throws Exception {
        KeyFile.create(directory.resolve("master.json"));
        var key =
                new MasterKey(
                        new DataDirectory(directory.toString()),
                        "",
                        directory.resolve("master.json").toString(),
                        "/etc/postern/master.json");

        assertThat(key).hasToString("/etc/postern/master.json");
        assertThat(key.keepAside("former", "note")).hasToString("/etc/postern/former.json");
        assertThat(directory.resolve("former.json")).exists();
    }
}
