package org.postern.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postern.notification.PostmanRound;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.ServerLog;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Words that people type wherever they can, and then everything that the server keeps and says.
 * What is held encrypted is found nowhere; what is kept in clear by design is found where it may
 * be, which shows that the search would find the rest.
 */
class CanaryTests extends PosternTest {

    @RegisterExtension final ServerLog log = new ServerLog();

    private static final String COMPOSER = "form[data-composer]";

    private final Canary held = new Canary();
    private final Canary open = new Canary();
    private final CanaryFields fields = new CanaryFields(held, open);

    @Autowired private ApplicationContext application;

    private CanaryPlaces places;

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private Browser okafor;
    private Browser dana;
    private UserIdentity known;
    private UUID thread;

    @BeforeEach
    void open() throws Exception {
        clinic = world.clinic();
        known =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "known",
                                        "Dr. " + open.word("user"),
                                        true,
                                        false,
                                        ViewOthers.NOBODY));
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        okafor = clinic.as(clinic.okafor());
        dana = clinic.as(clinic.dana());
        world.database().sql("delete from notification").update();
        world.database().sql("delete from mail").update();
        MAIL.purgeEmailFromAllMailboxes();
        places = new CanaryPlaces(world, application);
        places.begin(MAIL);
    }

    @Test
    @DisplayName(
            "E1: no word that anybody typed stands in the database, its log, a backup, the server's"
                    + " log, a mail, a temporary file or a measure")
    void noTypedWordIsReadableAnywhere(@TempDir Path directory) throws Exception {
        try (var uploads = places.watchUploads()) {
            write();
            fillEveryForm();
            askOddly();
            fail();
            send();

            assertThat(uploads.written()).isEmpty();
        }
        LoggerFactory.getLogger("org.postern").warn("The control is {}", open.word("log"));
        try (var control = places.temporary(open.word("file"))) {
            assertThat(control.file()).exists();
            assertThat(places.all(held, log.text(), directory).values())
                    .allSatisfy(hits -> assertThat(hits).isEmpty());
            assertThat(places.all(open, log.text(), directory))
                    .as("what is in clear by design, in each place where it may be")
                    .allSatisfy((place, hits) -> assertThat(hits).as(place).isNotEmpty());
        }
        assertThat(places.rest(held).values()).allSatisfy(hits -> assertThat(hits).isEmpty());
        assertThat(fields.filled())
                .contains("text", "subject", "title", "details", "note", "words", "reason")
                .contains("banner", "away");
    }

    /** All that is taken, field by field. */
    private void write() {
        thread = clinic.writes(ana, clinic.chen(), held.word("subject"), held.word("message"));
        clinic.writes(ana, known, held.word("another"), held.word("other"));
        clinic.replies(chen, thread, held.word("answer"));
        clinic.sendsFile(ana, thread, held.word("photo") + ".png", Pictures.png(4, 4));
        clinic.sendsFile(ana, thread, held.word("document") + ".pdf", pdf());
        var address = "/inbox/threads/" + thread;
        chen.submit(chen.get(address), "#note-composer", Map.of("text", held.word("remark")));
        draft(ana, "/portal/messages/new?to=" + known.id(), "/portal/messages/draft");
        draft(chen, address, address + "/draft");
        ana.submit(
                ana.get("/portal/threads/" + thread),
                COMPOSER,
                Map.of("text", held.word("long").repeat(500)));
        ana.upload(
                ana.get("/portal/threads/" + thread),
                COMPOSER,
                Map.of("text", held.word("refused")),
                "files",
                held.word("drawing") + ".svg",
                ("<svg>" + held.word("svg") + "</svg>").getBytes(UTF_8));
        var task =
                chen.submit(
                        chen.get(address + "/tasks/new"),
                        "form.card",
                        Map.of("title", held.word("task"), "details", held.word("more")));
        assertThat(task.status()).isEqualTo(302);
        var emergency = "/patients/" + clinic.ana().patientId() + "/messages/emergency";
        okafor.submit(okafor.get(emergency), "form.card", Map.of("reason", held.word("emergency")));
        assertThat(okafor.get(emergency + "/threads").text()).contains(held.word("subject"));
        dana.submit(
                dana.get("/patients/" + clinic.ana().patientId() + "/hold"),
                "form.card",
                Map.of("reason", held.word("hold")));
        chen.submit(
                chen.get("/inbox/settings"),
                "#absence",
                Map.of("from", "2020-01-01", "until", "2099-01-01", "away", held.word("absent")));
        clinic.answers(ana, thread, held.word("automatic"));
        find();
        keep();
        dana.upload(
                dana.get("/patients/import"),
                "form.card",
                "file",
                held.word("roster") + ".csv",
                ("mrn,given,family,dob\n1," + held.word("row") + ",B,1958-08-30\n2,,\n")
                        .getBytes(UTF_8));
        reassign();
    }

    private byte[] pdf() {
        return ("%PDF-1.7\n1 0 obj\n<< /Title (" + held.word("title") + ") >>\nendobj\n%%EOF\n")
                .getBytes(UTF_8);
    }

    private void draft(Browser browser, String page, String address) {
        var draft = new HashMap<>(browser.get(page).form(COMPOSER));
        draft.put("subject", held.word("draft"));
        draft.put("text", held.word("half"));
        assertThat(browser.postInBackground(address, draft).status()).isEqualTo(204);
    }

    private void find() {
        var found =
                chen.submit(
                        chen.get("/inbox"),
                        "form[role=search]",
                        Map.of("words", held.word("message")));
        assertThat(found.location()).doesNotContain(held.word(""));
        assertThat(chen.follow(found).text()).contains(held.word("subject"));
        for (var file : clinic.filesIn(thread)) {
            assertThat(ana.get("/portal/files/" + file).status()).isEqualTo(200);
        }
        chen.get("/inbox/threads/" + thread + "/print");
        chen.get("/inbox/threads/" + thread + "/copy");
        var export = "/patients/" + clinic.ana().patientId() + "/export";
        dana.submit(dana.get(export), "form.card", Map.of("format", "pdf", "notes", "on"));
        dana.submit(dana.get(export), "form.card", Map.of("format", "fhir", "notes", "on"));
    }

    // Okafor's session has ended when she sends, which keeps her text as a draft.
    private void keep() {
        clinic.writes(ana, clinic.okafor(), held.word("third"), held.word("nurse"));
        var page =
                okafor.get(
                        okafor.get("/inbox")
                                .html()
                                .select("li[id^=thread-] a")
                                .first()
                                .attr("href"));
        world.database()
                .sql("delete from spring_session where principal_name like '%' || ?")
                .params(clinic.okafor().id().toString())
                .update();
        assertThat(okafor.submit(page, COMPOSER, Map.of("text", held.word("kept"))).status())
                .isEqualTo(303);
        okafor = clinic.as(clinic.okafor());
        assertThat(okafor.get("/inbox/drafts").text()).contains(held.word("kept"));
    }

    private void reassign() {
        chen.submit(
                chen.get("/inbox/threads/" + thread),
                "#thread-actions form[action*=/assignment]",
                Map.of("assignee", clinic.okafor().id().toString(), "reason", held.word("why")));
        assertThat(okafor.get("/inbox/threads/" + thread).text()).contains(held.word("why"));
        thread = clinic.writes(ana, clinic.chen(), held.word("fourth"), held.word("next"));
    }

    /** Every field of every form, also where it does not fit and is refused. */
    private void fillEveryForm() {
        var patient = "/patients/" + clinic.ben().patientId();
        for (var address :
                List.of(
                        "/portal/messages/new?to=" + clinic.okafor().id(),
                        "/portal/threads/" + thread,
                        "/portal/account",
                        "/portal/account/password",
                        "/portal/account/authenticator",
                        "/portal/account/mail")) {
            fields.fill(ana, address);
        }
        for (var address :
                List.of(
                        "/inbox",
                        "/inbox/new",
                        "/inbox/threads/" + thread,
                        "/inbox/threads/" + thread + "/tasks/new",
                        "/inbox/note",
                        "/inbox/settings",
                        "/inbox/quick-replies",
                        "/patients",
                        patient + "/messages",
                        "/tasks",
                        "/tasks/new",
                        "/clinic/account/password")) {
            fields.fill(chen, address);
        }
        fields.fill(okafor, "/patients/" + clinic.ben().patientId() + "/messages/emergency");
        for (var address :
                List.of(
                        "/patients/new",
                        patient + "/details",
                        patient + "/death",
                        patient + "/hold",
                        patient + "/export",
                        patient + "/merge",
                        patient + "/proxies",
                        "/settings/business/users/new",
                        "/settings/communications/default-banner",
                        "/settings/communications/urgent-phrases",
                        "/settings/communications/reminder-email",
                        "/settings/security/audit")) {
            fields.fill(dana, address);
        }
        for (var door : List.of(clinic.practice().portalPath(), clinic.practice().clinicPath())) {
            signInWrongly(door);
        }
        var asked = world.browser();
        asked.submit(
                asked.get(clinic.practice().portalPath() + "/register"),
                "form.card",
                Map.of(
                        "given",
                        held.word("given"),
                        "family",
                        held.word("family"),
                        "born",
                        "1958-08-30",
                        "email",
                        held.word("asks") + "@mail.example"));
    }

    // A password in the field for the address is a frequent slip.
    private void signInWrongly(String door) {
        var stranger = world.browser();
        var typed =
                Map.of(
                        "email",
                        held.word("slip") + "@mail.example",
                        "password",
                        held.word("secret"));
        assertThat(stranger.submit(stranger.get(door), "form", typed).status()).isBetween(400, 429);
        stranger.submit(stranger.get(door + "/forgotten-password"), "form", typed);
    }

    /** Addresses, headers and bodies that nothing fits. */
    private void askOddly() {
        var odd = held.word("odd");
        for (var address :
                List.of(
                        "/" + odd,
                        "/inbox?view=" + odd,
                        "/inbox?search=" + odd + "&before=" + odd,
                        "/inbox/threads/" + odd,
                        "/inbox/threads/" + UUID.randomUUID() + "?" + odd + "=" + odd,
                        "/patients/" + odd + "/messages",
                        "/patients?words=" + odd,
                        "/tasks/" + odd,
                        "/inbox/files/" + odd,
                        "/p/" + odd + "/clinic",
                        "/inbox/%00" + odd)) {
            chen.get(address);
            ana.get(address.replace("/inbox", "/portal"));
        }
        chen.get("/inbox", Map.of("Referer", "http://localhost/" + odd, "User-Agent", odd));
        chen.get("/inbox", Map.of("Accept-Language", odd, "Accept", odd, "Range", odd));
        chen.postBare("/inbox/threads/" + thread + "/messages", Map.of("text", odd));
        ana.post(
                "/portal/files?" + odd,
                Map.of(odd, odd, "composer", odd),
                "files",
                odd,
                odd.getBytes(UTF_8));
    }

    /** What the database refuses is a fault, and its page and its log quote nothing of it. */
    private void fail() {
        var tables = List.of("message", "patient");
        var refuses = "alter table %s add constraint canary_%<s check (false) not valid";
        tables.forEach(table -> places.superuser().sql(refuses.formatted(table)).update());
        try {
            var message = Map.of("text", held.word("fault"));
            var page = ana.get("/portal/threads/" + thread);
            assertThat(ana.submit(page, COMPOSER, message).status()).isEqualTo(500);
            var patient =
                    Map.of(
                            "given", held.word("given"),
                            "family", held.word("family"),
                            "born", "1958-08-30",
                            "email", held.word("new") + "@mail.example",
                            "record", held.word("record"));
            assertThat(dana.submit(dana.get("/patients/new"), "form.card", patient).status())
                    .isEqualTo(500);
        } finally {
            var refusesNoMore = "alter table %s drop constraint canary_%<s";
            tables.forEach(
                    table -> places.superuser().sql(refusesNoMore.formatted(table)).update());
        }
        assertThat(log.text()).contains("canary_message", "canary_patient");
    }

    private void send() {
        clock.advance(Duration.ofSeconds(61));
        PostmanRound.make(application);
        assertThat(MAIL.getReceivedMessages()).hasSizeGreaterThan(2);
    }

    @AfterEach
    void end() {
        places.end();
    }
}
