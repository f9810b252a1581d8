package org.postern.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.DataDirectory;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.vault.SealKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class SealingTests extends PosternTest {

    @Autowired private AuditTrail audit;
    @Autowired private Sealer sealer;
    @Autowired private Verification verification;
    @Autowired private AnchorFile anchor;
    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient jdbc;
    @Autowired private SealKey key;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @TempDir private java.nio.file.Path directory;

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
    }

    private void seal() {
        world.in(
                clinic.practice(),
                () -> {
                    sealer.seal();
                    return true;
                });
    }

    /** Seals everything; what else runs on the database may hold it up for a moment. */
    private Report sealed() {
        while (waiting() > 0) {
            seal();
        }
        return report();
    }

    private Report report() {
        return world.in(clinic.practice(), verification::checkAndKeep);
    }

    private int waiting() {
        return world.database()
                .sql("select count(*) from audit_unsealed where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    private List<UUID> events() {
        return world.database()
                .sql("select id from audit_event where practice_id = ? order by id")
                .params(clinic.practice().id())
                .query(UUID.class)
                .list();
    }

    private void record() {
        audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENTS));
    }

    @Test
    @DisplayName("16.4.2, 164.312(b): all events are sealed, and the chain holds")
    void allEventsAreSealed() {
        clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "Is this normal?");
        var report = sealed();

        assertThat(report.finding()).isEmpty();
        assertThat(report.events()).isEqualTo(events().size());
        assertThat(report.waiting()).isZero();
        assertThat(report.anchors()).isPositive();
        var last = world.in(clinic.practice(), verification::last).orElseThrow();
        assertThat(last.finding()).isNull();
        assertThat(last.events()).isEqualTo(events().size());
    }

    @Test
    @DisplayName("16.4.2: an event of a transaction that still runs is sealed after it ended")
    void theSealerWaitsForRunningTransactions() {
        sealed();
        var before = events().size();
        world.in(
                clinic.practice(),
                () ->
                        transaction.execute(
                                status -> {
                                    record();
                                    recordMeanwhile();
                                    return true;
                                }));
        assertThat(events()).hasSize(before + 2);
        assertThat(waiting()).isEqualTo(2);

        assertThat(sealed().events()).isEqualTo(before + 2);
        assertThat(report().finding()).isEmpty();
    }

    // A younger transaction that ends first.
    private void recordMeanwhile() {
        var another = new TransactionTemplate(transaction.getTransactionManager());
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        another.executeWithoutResult(status -> record());
        var outside = new TransactionTemplate(transaction.getTransactionManager());
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        outside.executeWithoutResult(status -> sealer.seal());
    }

    @Test
    @DisplayName("R15: events of before a restore are sealed, whatever their transactions' numbers")
    void eventsOfBeforeARestoreAreSealed() {
        world.database()
                .sql("delete from audit_unsealed where practice_id = ?")
                .params(clinic.practice().id())
                .update();
        world.database()
                .sql(
                        """
                        insert into audit_unsealed select practice_id, id, '999999999999'::xid8
                        from audit_event where practice_id = ?
                        """)
                .params(clinic.practice().id())
                .update();

        assertThat(sealed().events()).isEqualTo(events().size());
    }

    @Test
    @DisplayName(
            "13.2.2: not even the tables' owner changes an event without switching a trigger off")
    void theOwnerMeetsATrigger() {
        for (var statement :
                List.of(
                        "update audit_event set reason = 'x'",
                        "delete from audit_event",
                        "truncate audit_event",
                        "update audit_seal set total = 0",
                        "truncate audit_seal")) {
            assertThatThrownBy(() -> JdbcClient.create(owner).sql(statement).update())
                    .rootCause()
                    .hasMessageContaining("are never changed");
        }
    }

    @Test
    @DisplayName("164.312(b): the anchor says how far the chain goes, and nothing about anybody")
    void theAnchorSaysHowFarTheChainGoes() {
        var report = sealed();
        var lines =
                anchor.lines().stream()
                        .filter(line -> line.practiceId().equals(clinic.practice().id()))
                        .toList();

        var last = lines.get(lines.size() - 1);
        assertThat(last.seq()).isEqualTo(report.seals());
        assertThat(last.total()).isEqualTo(report.events());
        assertThat(last.text())
                .matches("postern-audit [0-9T:.Z-]+ [0-9a-f-]{36} \\d+ \\d+ [0-9a-f]{64}");
        assertThat(anchor.path()).hasFileName("audit-anchor.log");
    }

    @Test
    @DisplayName("R16: an anchor that a crash cut short is read as far as it goes, and goes on")
    void anAnchorThatWasCutShortGoesOn() throws Exception {
        var file = new AnchorFile(new DataDirectory(directory.toString()), "");
        var id = UUID.randomUUID();
        file.append(new AnchorLine(Instant.EPOCH, id, 1, 5, "ab".repeat(32)));
        Files.writeString(
                file.path(), "postern-audit 1970-01-01T00:00:00Z " + id, StandardOpenOption.APPEND);
        file.append(new AnchorLine(Instant.EPOCH, id, 3, 9, "cd".repeat(32)));

        assertThat(file.lines()).extracting(AnchorLine::seq).containsExactly(1L, 3L);
    }

    @Test
    @DisplayName("R16: an anchor behind its chain is fine, one ahead of it is not")
    void anAnchorAheadOfItsChainIsTampering() {
        var report = sealed();
        assertThat(report.finding()).isEmpty();
        anchor.append(
                new AnchorLine(
                        clock.instant(),
                        clinic.practice().id(),
                        report.seals() + 1,
                        report.events() + 3,
                        "ab".repeat(32)));

        var finding = report().finding().orElseThrow();
        assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING);
        assertThat(finding.seq()).isEqualTo(report.seals() + 1);
        assertThat(world.in(clinic.practice(), verification::last).orElseThrow().finding())
                .startsWith("MISSING");
    }

    @Test
    @DisplayName("R16: with its key gone the whole chain counts as lost")
    void aChainWithoutItsKeyIsLost() {
        sealed();
        world.database()
                .sql("delete from data_key where practice_id = ? and purpose = 'SEAL'")
                .params(clinic.practice().id())
                .update();

        assertThat(report().finding().orElseThrow().detail()).contains("key");
    }

    @Test
    @DisplayName("16.2.1: events say what their actor might do then, and which version was touched")
    void eventsSayRoleAndVersion() {
        var ana = clinic.as(clinic.ana());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        clinic.as(clinic.chen()).get("/inbox/threads/" + thread);
        ana.get("/portal/threads/" + thread);
        clinic.as(clinic.dana());

        assertThat(recorded("VIEW_THREAD", "role || ' ' || object_version"))
                .containsExactly("messages views-nobody 1", "self 1");
        assertThat(recorded("SEND", "role || ' ' || object_version")).containsExactly("self 1");
        assertThat(recorded("SIGN_IN", "role"))
                .contains("messages administration views-nobody", "messages views-nobody");
    }

    private List<String> recorded(String action, String what) {
        return world.database()
                .sql(
                        "select %s from audit_event where practice_id = ? and action = ? order by id"
                                .formatted(what))
                .params(clinic.practice().id(), action)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("a syslog server is told how far the chain goes, as the anchor file is")
    void aSyslogServerIsTold() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var syslog = new AnchorSyslog("127.0.0.1:" + server.getLocalPort())) {
            var told = new Sealer(jdbc, key, new Anchors(anchor, syslog), transaction, clock);
            while (waiting() > 0) {
                world.in(
                        clinic.practice(),
                        () -> {
                            told.seal();
                            return true;
                        });
            }
            server.setSoTimeout(30_000);
            var packet = new DatagramPacket(new byte[2_000], 2_000);
            server.receive(packet);
            var text = new String(packet.getData(), 0, packet.getLength(), UTF_8);

            // Facility 13, "log audit", and severity 6, "informational".
            assertThat(text).startsWith("<110>").contains(" postern: postern-audit ");
            var line = AnchorLine.parse(text).orElseThrow();
            assertThat(anchor.lines()).contains(line);
            assertThat(line.practiceId()).isEqualTo(clinic.practice().id());

            var kept = Files.writeString(directory.resolve("messages"), text + "\n");
            assertThat(world.in(clinic.practice(), () -> verification.check(kept)).finding())
                    .isEmpty();
        }
    }

    @Test
    void aSyslogServerThatIsNoneIsRefused() {
        for (var address : List.of("::1", "host:port", "a b", "host:514:514")) {
            assertThatThrownBy(() -> new AnchorSyslog(address)).hasMessageContaining("host:port");
        }
        try (var other = new AnchorSyslog("[::1]:5140")) {
            assertThat(other).isNotNull();
        }
    }

    @Test
    @DisplayName("R16: what a restored backup lost is told as such, and excuses nothing else")
    void whatARestoredBackupLostIsToldAsSuch() {
        var before = sealed();
        var id = clinic.practice().id();
        ahead(before, 5, Duration.ofSeconds(1));
        assertThat(report().finding()).isPresent();

        anchor.append(
                AnchorLine.restored(
                        clock.instant().plusSeconds(2),
                        id,
                        world.in(
                                clinic.practice(),
                                () -> new SealStore(world.database()).last(id))));

        var told = report();
        assertThat(told.finding()).isEmpty();
        assertThat(told.restored())
                .singleElement(STRING)
                .contains("made at seal %d: ".formatted(before.seals()))
                .contains("knows 5 later seals with 15 events");

        // A tail that is cut after the restore is found as ever.
        ahead(before, 1, Duration.ofSeconds(3));
        assertThat(report().finding().orElseThrow().kind()).isEqualTo(Finding.Kind.MISSING);
    }

    @Test
    @DisplayName("R16: a note of a restore that does not fit the chain is found")
    void aNoteOfARestoreThatDoesNotFitIsFound() {
        var before = sealed();
        anchor.append(
                new AnchorLine(
                        clock.instant(),
                        clinic.practice().id(),
                        before.seals(),
                        before.events(),
                        "ab".repeat(32),
                        true));

        assertThat(report().finding().orElseThrow().kind()).isEqualTo(Finding.Kind.ALTERED);
    }

    private void ahead(Report of, int seals, Duration later) {
        anchor.append(
                new AnchorLine(
                        clock.instant().plus(later),
                        clinic.practice().id(),
                        of.seals() + seals,
                        of.events() + 3L * seals,
                        "ab".repeat(32)));
    }
}
