package org.postern.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.PosternApplication;
import org.postern.database.DataDirectory;
import org.postern.database.TestData;
import org.postern.practice.Practices;
import org.postern.vault.MasterKeyCheck.Outcome;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running server with two practices, and what its backup becomes elsewhere. */
class BackupTests {

    private static final DataDirectory data = TestData.empty("backup");
    private static final DataDirectory elsewhere = TestData.empty("backup-restored");

    @TempDir private static Path directory;
    private static Path file;
    private static ConfigurableApplicationContext server;
    private static DataSource maintenance;
    private static EmptyServer restored;
    private static EmptyServer untouched;

    @BeforeAll
    static void backUpAndRestore() throws Exception {
        server =
                new SpringApplicationBuilder(PosternApplication.class)
                        .profiles("demo")
                        .run("--postern.data=" + data, "--server.port=0", "--postern.jobs=false");
        maintenance = server.getBean("maintenanceDataSource", DataSource.class);
        server.getBean(Practices.class).add("Elm Street", "elm", ZoneId.of("Europe/Berlin"));
        leaveADraft();
        leaveASecondFactor();
        file = directory.resolve("clinic.backup");
        new Backup(maintenance).write(new BackupFile(file));

        restored = new EmptyServer(elsewhere);
        untouched = new EmptyServer(TestData.empty("backup-refused"));
        new Restore(restored.owner()).read(file);
    }

    private static void leaveADraft() {
        JdbcClient.create(maintenance)
                .sql(
                        """
                        insert into draft (practice_id, id, owner_id, patient_id, thread_id,
                            subject_ct, body_ct, updated_at)
                        select practice_id, gen_random_uuid(), assignee_id, patient_id, id,
                            null, '\\x00010aff5c'::bytea, now()
                        from thread limit 1
                        """)
                .update();
    }

    private static void leaveASecondFactor() {
        JdbcClient.create(maintenance)
                .sql(
                        """
                        insert into authenticator (practice_id, owner_id, owner_kind, secret_ct,
                            created_at, confirmed_at, last_step)
                        select practice_id, id, 'ACCOUNT', '\\x00010aff5c'::bytea, now(), now(), 7
                        from portal_account limit 1
                        """)
                .update();
        JdbcClient.create(maintenance)
                .sql(
                        """
                        insert into recovery_code (practice_id, owner_id, mark, hash_ct, created_at)
                        select practice_id, id, 'k', '\\x00010aff5c'::bytea, now()
                        from portal_account limit 1
                        """)
                .update();
    }

    @AfterAll
    static void stop() {
        restored.close();
        untouched.close();
        server.close();
    }

    @Test
    @DisplayName("R16: a restore is an audit event of each practice and a line of its anchor")
    void aRestoreIsWrittenDown() throws Exception {
        try (var another = new EmptyServer(TestData.empty("backup-noted"))) {
            new Restore(another.owner()).read(file);
            var events = another.rows().get("audit_event").size();
            another.note();

            assertThat(another.rows().get("audit_event")).hasSize(events + 2);
            assertThat(another.rows().get("audit_event"))
                    .filteredOn(row -> row.contains("RESTORE_BACKUP"))
                    .hasSize(2);
            assertThat(another.anchor())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("postern-restored "));
        }
    }

    @Test
    void everyRowOfEveryPracticeComesBack() {
        var rows = restored.rows();

        assertThat(rows).isEqualTo(EmptyServer.rowsOf(maintenance));
        assertThat(rows.get("practice")).hasSize(2);
        for (String table :
                List.of(
                        "thread",
                        "message",
                        "draft",
                        "audit_event",
                        "data_key",
                        "authenticator",
                        "recovery_code")) {
            assertThat(rows.get(table)).as(table).isNotEmpty();
        }
    }

    @Test
    void nobodyIsSignedInAfterwards() {
        assertThat(restored.rows())
                .doesNotContainKeys("spring_session", "throttle", "scheduled_tasks");
    }

    @Test
    void rowLevelSecurityHoldsAgainForEverybody() {
        var there = new Tables(JdbcClient.create(restored.owner()));
        var here = new Tables(JdbcClient.create(maintenance));

        assertThat(there.forced()).isNotEmpty().isEqualTo(here.forced());
        assertThat(
                        JdbcClient.create(restored.owner())
                                .sql("select count(*) from message")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void onlyTheKeyOfTheBackedUpServerOpensIt() throws IOException {
        Path key = elsewhere.path("keys/master.json");
        assertThat(restored.checkMasterKey()).isEqualTo(Outcome.MISSING);

        Files.copy(otherKey(), key);
        assertThat(restored.checkMasterKey()).isEqualTo(Outcome.DOES_NOT_OPEN);

        Files.delete(key);
        Files.copy(data.path("keys/master.json"), key);
        assertThat(restored.checkMasterKey()).isEqualTo(Outcome.OPENS);
    }

    // A server that starts on a new database makes a key.
    private static Path otherKey() {
        var other = TestData.empty("backup-other-key");
        new SpringApplicationBuilder(PosternApplication.class)
                .run("--postern.data=" + other, "--server.port=0", "--postern.jobs=false")
                .close();
        return other.path("keys/master.json");
    }

    @Test
    void theFileHoldsNoKeyAndIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .allMatch(name -> name.matches("manifest.json|tables/[a-z_]+.copy"));
        }
    }

    @Test
    void aDatabaseInUseIsNotOverwritten() {
        var before = restored.rows();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Restore(restored.owner()).read(file))
                .withMessageContaining("never overwrites");
        assertThat(restored.rows()).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingChanges() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (String entry : List.of("message", "audit_event", "data_key", "patient")) {
            byte[] damaged = bytes.clone();
            damaged[beginningOf("tables/" + entry + ".copy", bytes) + 20] ^= 1;
            assertRefused(Files.write(directory.resolve("damaged"), damaged));
        }
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length / 2);
        assertRefused(Files.write(directory.resolve("cut"), cut));
        assertRefused(Files.writeString(directory.resolve("letter"), "Dear Dr. Chen"));
        assertRefused(directory.resolve("nowhere"));
    }

    // An entry's name stands before its bytes.
    private static int beginningOf(String entry, byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf(entry) + entry.length();
    }

    @Test
    void aBackupOfALaterVersionIsRefused() throws IOException {
        assertRefused(
                        changed(
                                text ->
                                        text.replaceFirst(
                                                "\"schema\" : \"\\d+\"", "\"schema\" : \"9999\"")))
                .hasMessageContaining("Update Postern");
        assertRefused(changed(text -> text.replace("\"format\" : 1", "\"format\" : 2")))
                .hasMessageContaining("Update Postern");
    }

    @Test
    void aBackupOfOtherTablesIsRefused() throws IOException {
        assertRefused(changed(text -> text.replace("\"emergency_text\"", "\"motto\"")))
                .hasMessageContaining("other tables or columns");
    }

    @Test
    void aBackupThatPromisesOtherRowsIsRefused() throws IOException {
        assertRefused(changed(text -> text.replace("\"rows\" : 2,", "\"rows\" : 3,")))
                .hasMessageContaining("damaged");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(Path file) {
        var refusal =
                assertThatThrownBy(() -> new Restore(untouched.owner()).read(file))
                        .isInstanceOf(Refused.class);
        assertThat(untouched.holdsAPractice()).isFalse();
        return refusal;
    }

    private static Path changed(UnaryOperator<String> manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipFile(file.toFile());
                var copy = new ZipOutputStream(bytes)) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(
                        entry.getName().equals(ManifestFormat.ENTRY)
                                ? manifest.apply(new String(content)).getBytes()
                                : content);
            }
        }
        return Files.write(directory.resolve("changed"), bytes.toByteArray());
    }

    @Test
    void aBackupThatFailsLeavesTheEarlierOne() throws IOException {
        Path earlier = Files.writeString(directory.resolve("earlier"), "the earlier backup");

        assertThatThrownBy(
                        () ->
                                new BackupFile(earlier)
                                        .write(
                                                out -> {
                                                    out.write(1);
                                                    throw new IOException(
                                                            "No space left on device");
                                                }))
                .isInstanceOf(IOException.class);
        assertThat(earlier).hasContent("the earlier backup");
        assertThat(Files.list(directory).map(Path::getFileName).map(Path::toString))
                .noneMatch(name -> name.endsWith(".unfinished"));
    }

    @Test
    void noTableCountsByItself() {
        // A sequence would have to be restored too.
        assertThat(
                        JdbcClient.create(maintenance)
                                .sql(
                                        "select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace")
                                .query(String.class)
                                .list())
                .isEmpty();
    }

    @Test
    void aFullDiskIsToldInWords() {
        var failure =
                new IOException(
                        "Table message cannot be read", new IOException("No space left on device"));

        assertThat(Trouble.inWords(failure)).startsWith("The disk is full");
    }
}
