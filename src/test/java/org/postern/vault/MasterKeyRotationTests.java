package org.postern.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The master key of a running server is changed, and the change is interrupted everywhere. */
class MasterKeyRotationTests extends PosternTest {

    @Autowired private MasterKey masterKey;
    @Autowired private MasterKeyRotation rotation;
    @Autowired private MasterKeyCheck check;
    @Autowired private DataKeys keys;
    @Autowired private JdbcClient jdbc;

    @Autowired
    @Qualifier("maintenance")
    private DataSource maintenance;

    private Path file;
    private Clinic clinic;

    @BeforeEach
    void open() {
        file = Path.of(masterKey.toString());
        clinic = world.clinic();
    }

    // Names of kept keys go by the second.
    @AfterEach
    void forgetKept() throws Exception {
        for (var kept : kept()) {
            Files.delete(kept);
        }
    }

    private List<Path> kept() throws Exception {
        try (var all = Files.list(file.getParent())) {
            return all.filter(one -> one.getFileName().toString().startsWith("master-until-"))
                    .toList();
        }
    }

    private MasterKeyCheck.Outcome outcome() {
        return check.check(JdbcClient.create(maintenance));
    }

    /** As a node does that has cached nothing. */
    private void opensEverything() {
        var ring = new KeyRing<>(keys, KeyPurpose.TEXT, com.google.crypto.tink.Aead.class, clock);
        assertThat(world.in(clinic.practice(), ring::written)).isEqualTo((short) 1);
        assertThat(world.in(clinic.practice(), () -> ring.get((short) 1))).isNotNull();
        assertThat(outcome()).isEqualTo(MasterKeyCheck.Outcome.OPENS);
    }

    @Test
    @DisplayName(
            "11.1.1: a new master key opens everything at once, also for a server that runs; the old opens nothing and is kept aside")
    void aNewMasterKeyOpensEverything() throws Exception {
        var old = masterKey.read();
        var chen = clinic.as(clinic.chen());
        var thread =
                clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "Is this normal?");

        var result = rotation.rotate();

        assertThat(result.rewrapped()).isGreaterThanOrEqualTo(2);
        assertThat(masterKey.read().size()).isEqualTo(1);
        assertThat(masterKey.read().getPrimary().getId()).isNotEqualTo(old.getPrimary().getId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(kept()).hasSize(2).contains(result.aside());
        opensEverything();
        assertThat(chen.get("/inbox/threads/" + thread).text()).contains("Is this normal?");
        assertThat(world.clinic()).isNotNull();
        assertThatThrownBy(() -> rotation.rewrapAll(MasterKey.aead(old), MasterKey.aead(old)))
                .isInstanceOf(WrongMasterKey.class);
        opensEverything();
    }

    @Test
    @DisplayName(
            "11.1.1: a change of the master key that is killed at any point leaves everything readable, and goes on")
    void aKilledChangeLeavesEverythingReadable() throws Exception {
        rotation.prepare();
        opensEverything();
        assertThat(rotation.isUnfinished()).isTrue();
        var other = world.clinic();
        assertThat(outcome()).isEqualTo(MasterKeyCheck.Outcome.OPENS);

        // Killed within the transaction: nothing of it is there.
        var both = masterKey.read();
        var primary = both.getPrimary().getId();
        assertThatThrownBy(
                        () ->
                                rotation.rewrapAll(
                                        MasterKey.aead(both),
                                        new FailingAead(MasterKey.aead(both), 3)))
                .isInstanceOf(UncheckedIOException.class);
        opensEverything();

        // Killed after it, before the file holds the new key alone.
        rotation.rewrapAll(MasterKey.aead(both), MasterKey.aead(both));
        opensEverything();
        assertThat(rotation.prepare()).as("the key that was begun is kept").isNull();

        var result = rotation.rotate();

        assertThat(result.aside()).isNull();
        assertThat(masterKey.read().size()).isEqualTo(1);
        assertThat(masterKey.read().getPrimary().getId()).isEqualTo(primary);
        opensEverything();
        assertThat(other.as(other.ana()).get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("E8: a start with another master key is refused, and says what to do")
    void aStartWithAnotherKeyIsRefused(@org.junit.jupiter.api.io.TempDir Path directory)
            throws Exception {
        var other =
                new MasterKey(
                        new org.postern.database.DataDirectory(directory.toString()), "", "", "");
        other.create();
        var guard = new MasterKeyGuard(keys, new MasterKeyCheck(other), maintenance);

        assertThatThrownBy(guard::afterPropertiesSet)
                .isInstanceOf(UnusableMasterKey.class)
                .hasMessageContaining("does not open")
                .hasMessageContaining(directory.toString())
                .hasMessageNotContaining(Files.readString(directory.resolve("keys/master.json")));
        var analysis =
                new MasterKeyFailureAnalyzer()
                        .analyze(
                                new RuntimeException(
                                        new WrongMasterKey(other, new RuntimeException())));
        assertThat(analysis.getDescription()).contains("does not open");
        new MasterKeyGuard(keys, check, maintenance).afterPropertiesSet();
    }

    /** Wraps some keys, then fails as a process does that is killed. */
    private static class FailingAead implements com.google.crypto.tink.Aead {

        private final com.google.crypto.tink.Aead aead;
        private int left;

        FailingAead(com.google.crypto.tink.Aead aead, int left) {
            this.aead = aead;
            this.left = left;
        }

        @Override
        public byte[] encrypt(byte[] text, byte[] data)
                throws java.security.GeneralSecurityException {
            if (left-- == 0) {
                throw new UncheckedIOException(new java.io.IOException("killed"));
            }
            return aead.encrypt(text, data);
        }

        @Override
        public byte[] decrypt(byte[] text, byte[] data)
                throws java.security.GeneralSecurityException {
            return aead.decrypt(text, data);
        }
    }
}
