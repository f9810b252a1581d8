package org.postern.auditpages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.auditlog.AuditFilter;
import org.postern.auditlog.AuditLog;
import org.postern.handout.Handouts;
import org.postern.sealing.Sealer;
import org.postern.signin.AttemptLimit;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTests extends PosternTest {

    private static final String LOG = "/settings/security/audit";

    @Autowired private Sealer sealer;
    @Autowired private AuditLog log;
    @Autowired private AuditTrail trail;
    @Autowired private Handouts handouts;
    @Autowired private TransactionTemplate transaction;

    private Clinic clinic;
    private Browser dana;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        thread = clinic.writes(clinic.as(clinic.ana()), clinic.chen(), "Rash", "Is this normal?");
        clinic.as(clinic.chen()).get("/inbox/threads/" + thread);
        clinic.as(clinic.okafor()).get("/inbox/threads/" + thread);
        dana = clinic.as(clinic.dana());
    }

    private static List<String> column(Page page, int number) {
        return page.html().select(".log tbody tr td:nth-child(" + number + ")").eachText();
    }

    private static final int WHEN = 1;
    private static final int WHO = 2;
    private static final int ROLE = 3;
    private static final int ACT = 4;
    private static final int PATIENT = 5;
    private static final int OUTCOME = 7;

    @Test
    @DisplayName("16.2.1, 164.312(b): the log is filtered by user, patient, kind, outcome and days")
    void theLogIsFiltered() {
        var byChen = dana.get(LOG + "?user=" + clinic.chen().id() + "&kind=READING");
        assertThat(column(byChen, WHO)).containsOnly("Dr. Chen");
        assertThat(column(byChen, ACT)).contains("View conversation").doesNotContain("Sign in");
        assertThat(column(byChen, ROLE)).containsOnly("Messages; only their own");
        assertThat(column(byChen, WHEN))
                .allMatch(time -> time.matches(".*\\d:\\d\\d:\\d\\d C[SD]T"));

        var ofAna = dana.get(LOG + "?patient=" + clinic.ana().patientId());
        assertThat(column(ofAna, PATIENT)).containsOnly("Ana Ruiz", "1 patient in a list");
        assertThat(column(ofAna, WHO)).contains("Ana Ruiz", "Dr. Chen");

        var refused = dana.get(LOG + "?outcome=DENIED");
        assertThat(column(refused, OUTCOME)).containsExactly("Refused: not found");
        assertThat(column(refused, WHO)).containsExactly("Nurse Okafor");

        var sent = dana.get(LOG + "?kind=SEND");
        assertThat(column(sent, ACT)).containsExactly("Send");

        var today = LocalDate.ofInstant(clock.instant(), clinic.practice().timeZone());
        assertThat(column(dana.get(LOG + "?from=" + today + "&until=" + today), ACT)).isNotEmpty();
        assertThat(column(dana.get(LOG + "?until=" + today.minusDays(1)), ACT)).isEmpty();
        assertThat(dana.get(LOG + "?from=yesterday").text()).contains("Write days as 2026-11-29");
        assertThat(dana.get(LOG + "?from=2026-11-02&until=2026-11-01").text())
                .contains("The last day is before the first");
    }

    @Test
    @DisplayName("16.2.1: the log is sorted by each column, both ways, and paged")
    void theLogIsSortedAndPaged() {
        for (var column : dana.get(LOG).html().select(".log th a").eachAttr("href")) {
            var sorted = dana.get(column);
            assertThat(sorted.status()).as(column).isEqualTo(200);
            assertThat(sorted.html().select(".log th[aria-sort]")).as(column).hasSize(1);
        }
        var first = dana.get(LOG + "?kind=SIGN_IN").html().select(".log th a:contains(Who)");
        assertThat(column(dana.get(first.attr("href")), WHO)).isSorted();
        var up = column(dana.get(LOG + "?kind=SIGN_IN&sort=WHO&order=up"), WHO);
        assertThat(up).isSorted().hasSizeGreaterThan(3);
        var down = column(dana.get(LOG + "?kind=SIGN_IN&sort=WHO"), WHO);
        assertThat(down).isSortedAccordingTo(java.util.Comparator.reverseOrder());

        for (var look = 0; look < 55; look++) {
            dana.get(LOG + "?kind=SEND");
        }
        var newest = dana.get(LOG + "?kind=VIEW_AUDIT_LOG");
        assertThat(column(newest, ACT)).hasSize(50);
        var second = dana.get(newest.html().select("nav a:contains(Next)").attr("href"));
        assertThat(column(second, ACT)).isNotEmpty().containsOnly("View audit log");
    }

    @Test
    @DisplayName("16.3.2: looking at the log, and its file, leave events of their own")
    void lookingIsRecorded() {
        dana.get(LOG + "?patient=" + clinic.ana().patientId());
        dana.get(LOG + "?page=1");
        dana.get(LOG + "/export");
        dana.get(LOG + "/readers?patient=" + clinic.ana().patientId());

        assertThat(world.auditTrail(clinic.practice()))
                .contains("EXPORT_AUDIT_LOG ALLOWED")
                .filteredOn("VIEW_AUDIT_LOG ALLOWED"::equals)
                .hasSize(3);
    }

    @Test
    @DisplayName("164.312(b): everyone who opened a patient's messages, and nobody else")
    void everyoneWhoOpenedAPatientsMessages() {
        clinic.as(clinic.ana()).get("/portal/threads/" + thread);
        var profile = dana.get("/patients/" + clinic.ana().patientId() + "/profile");
        var link = profile.html().select("a:contains(Who opened messages)").attr("href");

        var names = dana.get(link).html().select("[aria-labelledby=did] .result-name").eachText();

        assertThat(names).containsExactly("Ana Ruiz", "Dr. Chen");
        assertThat(clinic.as(clinic.chen()).get(link).status()).isEqualTo(403);
        assertThat(
                        clinic.as(clinic.chen())
                                .get("/patients/" + clinic.ana().patientId() + "/profile")
                                .text())
                .doesNotContain("Who opened messages");
    }

    @Test
    void aPatientIsFoundByName() {
        var page = dana.get(LOG + "?kind=READING");
        var found =
                dana.follow(dana.submit(page, "form[action$=searches]", Map.of("words", "ruiz")));
        assertThat(found.body()).doesNotContain("ruiz");
        var chosen = dana.get(found.html().select("a.result").attr("href"));

        assertThat(column(chosen, PATIENT)).containsOnly("Ana Ruiz", "1 patient in a list");
        assertThat(column(chosen, ACT)).doesNotContain("Send");
    }

    @Test
    @DisplayName(
            "1.2.10: the file has UTC and local times, and no text that is taken for a formula")
    void theFileIsSafeAndComplete() throws Exception {
        var mallory =
                world.in(clinic.practice(), () -> world.addPatient("=cmd|' /C calc'!A0", "B"));
        dana.get("/patients/" + mallory + "/profile");

        var answer = dana.get(LOG + "/export?kind=PATIENTS");
        var rows = rows(answer);

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(rows)
                .extracting(row -> row.get("Patient"))
                .contains("'=cmd|' /C calc'!A0 B")
                .noneMatch(name -> name.startsWith("="));
        var viewed = rows.get(rows.size() - 1);
        assertThat(viewed.get("Act")).isEqualTo("VIEW_PATIENT");
        assertThat(viewed.get("Patient id")).isEqualTo(mallory.toString());
        var at = Instant.parse(viewed.get("Time (UTC)"));
        assertThat(Duration.between(at, clock.instant()).abs()).isLessThan(Duration.ofMinutes(5));
        assertThat(viewed.get("Time (America/Chicago)"))
                .startsWith(at.atZone(clinic.practice().timeZone()).toLocalDate().toString());
    }

    private static List<CSVRecord> rows(Page answer) throws Exception {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        return format.parse(new StringReader(answer.body())).getRecords();
    }

    @Test
    @DisplayName(
            "A35, R14: no transaction is open while the log goes out, however slowly, and all of it goes out once")
    void noTransactionIsOpenWhileTheLogGoesOut() {
        var looked = AuditEvent.allowed(AuditAction.VIEW_PATIENT).patient(clinic.ana().patientId());
        var everything = new AuditFilter(null, null, null, null, null, null, null);
        world.in(
                clinic.practice(),
                () -> {
                    transaction.executeWithoutResult(
                            status ->
                                    IntStream.range(0, 1_100).forEach(at -> trail.record(looked)));
                    var before = world.auditTrail(clinic.practice()).size();
                    var got = new ArrayList<UUID>();
                    log.export(
                            everything,
                            row -> {
                                assertThat(
                                                TransactionSynchronizationManager
                                                        .isActualTransactionActive())
                                        .isFalse();
                                if (got.isEmpty()) {
                                    // Written later: not of this file.
                                    clock.advance(Duration.ofSeconds(1));
                                    transaction.executeWithoutResult(
                                            status -> trail.record(looked));
                                }
                                got.add(row.id());
                            });
                    assertThat(got).doesNotHaveDuplicates().hasSize(before + 1);
                    return got;
                });
    }

    @Test
    @DisplayName(
            "A35, 2.4.1: a person takes one file at a time, a server gives few, and both say so")
    void oneFileAtATime() {
        var mine = enter(clinic, clinic.dana().id());
        var second = dana.get(LOG + "/export");
        mine.close();
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(second.text()).contains("still on its way");

        var others =
                Stream.of(world.clinic(), world.clinic())
                        .flatMap(other -> twoOf(other).stream())
                        .toList();
        var fifth = dana.get(LOG + "/export");
        others.forEach(Handouts.Place::close);
        assertThat(fifth.status()).isEqualTo(503);
        assertThat(fifth.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(fifth.text()).contains("go back in a minute");

        for (var time = 0; time < AttemptLimit.HANDOUTS.most() - 1; time++) {
            enter(clinic, clinic.dana().id()).close();
        }
        assertThat(dana.get(LOG + "/export").status()).as("again in an hour").isEqualTo(429);
    }

    @Test
    @DisplayName("A35: one practice takes two files at once, and holds up no other")
    void onePracticeDoesNotHoldUpAnother() {
        var other = world.clinic();
        var two = twoOf(other);
        var third = other.as(other.dana()).get(LOG + "/export");
        var elsewhere = dana.get(LOG + "/export");
        two.forEach(Handouts.Place::close);

        assertThat(third.status()).isEqualTo(503);
        assertThat(third.text()).contains("go back in a minute");
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(other.as(other.dana()).get(LOG + "/export").status()).isEqualTo(200);
    }

    private List<Handouts.Place> twoOf(Clinic one) {
        return Stream.generate(() -> enter(one, UUID.randomUUID())).limit(2).toList();
    }

    private Handouts.Place enter(Clinic one, UUID userId) {
        return world.in(one.practice(), () -> handouts.enter(userId));
    }

    @Test
    @DisplayName("16.4.2: the page shows whether the log is as it was sealed")
    void thePageShowsWhetherTheLogHolds() {
        assertThat(dana.get(LOG).text()).contains("Not looked at yet");
        world.in(
                clinic.practice(),
                () -> {
                    sealer.seal();
                    return true;
                });

        dana.submit(dana.get(LOG), "form[action$=verification]", Map.of());
        var event =
                world.database()
                        .sql("select id from audit_event where practice_id = ? limit 1")
                        .params(clinic.practice().id())
                        .query(UUID.class)
                        .single();
        assertThat(column(dana.get(LOG + "?event=" + event), WHO)).hasSize(1);
        assertThat(dana.get(LOG).html().select("#sealing [role=status]").text())
                .startsWith("Yes, as of")
                .contains("events are as they were sealed");

        world.database()
                .sql(
                        "insert into audit_unsealed values (?, '00000000-0000-7000-8000-000000000000')")
                .params(clinic.practice().id())
                .update();
        dana.submit(dana.get(LOG), "form[action$=verification]", Map.of());
        assertThat(dana.get(LOG).html().select("#sealing [role=alert]").text())
                .startsWith("No. Found")
                .contains("An event that was recorded is gone")
                .contains("MISSING: event 00000000-0000-7000-8000-000000000000");
    }
}
