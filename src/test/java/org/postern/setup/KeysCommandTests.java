package org.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.AuditTrail;
import org.postern.keys.KeyDestruction;
import org.postern.keys.Rotations;
import org.postern.practice.Practices;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.vault.MasterKeyCheck;
import org.postern.vault.MasterKeyRotation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code bin/keys} as whoever may run commands on the server calls it. */
class KeysCommandTests extends PosternTest {

    @Autowired private Practices practices;
    @Autowired private Rotations rotations;
    @Autowired private KeyDestruction destruction;
    @Autowired private MasterKeyRotation master;
    @Autowired private MasterKeyCheck check;
    @Autowired private AuditTrail audit;
    @Autowired private TransactionTemplate transaction;

    @Autowired
    @Qualifier("maintenance")
    private DataSource maintenance;

    private final List<String> lines = new ArrayList<>();
    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = world.clinic();
    }

    private void run(String typed, String... arguments) {
        lines.clear();
        var status = new KeysStatus(practices, rotations, check, master, maintenance, clock);
        var command =
                new KeysCommand(
                        practices,
                        rotations,
                        destruction,
                        master,
                        check,
                        status,
                        audit,
                        transaction);
        var environment = new MockEnvironment().withProperty("POSTERN_DESTROY", typed);
        command.run(new Questions(environment, null), lines::add, arguments);
    }

    private void refused(String words, String typed, String... arguments) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> run(typed, arguments))
                .withMessageContaining(words);
    }

    @Test
    @DisplayName("11.1.1: keys are destroyed once, and for the practice's name as it is shown")
    void keysAreDestroyedOnce() {
        var slug = clinic.practice().slug();
        run(clinic.practice().name(), "destroy", slug);
        assertThat(lines.get(1)).contains("2 keys of " + clinic.practice().name());
        refused("The keys of this practice were destroyed", "", "destroy", slug);
        assertThat(lines).isEmpty();
        refused("The keys of this practice were destroyed", "", "rotate-data", slug);
    }

    @Test
    @DisplayName("16.2.1: what a command on the host does stands in the log as such, with its user")
    void aCommandStandsInTheLogAsSuch() {
        run("", "rotate-search", clinic.practice().slug());
        var log = clinic.as(clinic.dana()).get("/settings/security/audit?kind=ROTATE_KEY");
        assertThat(log.html().select(".log tbody tr").text())
                .contains("Command on the server", "command by ")
                .doesNotContain("Postern itself");
    }

    @Test
    void destroyingAsksForTheNameThatItSays() {
        var slug = clinic.practice().slug();
        refused("type " + clinic.practice().name() + " to go on", "", "destroy", slug);
        refused("This is not the practice's name", slug, "destroy", slug);
    }

    @Test
    @DisplayName("14.2.7: a legal hold is said before anything is announced")
    void aLegalHoldIsSaidFirst() {
        var dana = clinic.as(clinic.dana());
        var hold = "/patients/" + clinic.ana().patientId() + "/hold";
        dana.submit(dana.get(hold), "form.card", Map.of("reason", "Case 12"));
        refused(
                "1 patient of this practice is under legal hold",
                clinic.practice().name(),
                "destroy",
                clinic.practice().slug());
        assertThat(lines).isEmpty();
    }

    @Test
    @DisplayName("E4: until when the former version is kept, and that the next change waits for it")
    void aFinishedChangeSaysUntilWhenTheNextWaits() {
        var slug = clinic.practice().slug();
        run("", "rotate-data", slug);
        refused("being changed already; bin/keys status", "", "rotate-data", slug);
        clock.advance(Duration.ofMinutes(1));
        for (var steps = 0; rotations.step(); steps++) {
            assertThat(steps).isLessThan(2_000);
        }
        refused("Version 1 is kept until 20", "", "rotate-data", slug);
        run("", "status");
        assertThat(lines)
                .anyMatch(
                        line ->
                                line.contains("version 1 is kept until")
                                        && line.contains("the next change is possible after that"));
    }
}
