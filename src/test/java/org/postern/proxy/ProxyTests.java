package org.postern.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.Relation;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

/** Rosa is the mother of Mia; Ana is grown up. */
class ProxyTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";
    private static final String BORN = LocalDate.now().minusYears(7).toString();

    private Clinic clinic;
    private Browser dana;
    private UUID mia;
    private String rosas;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        mia = child("Mia");
        rosas = "rosa@" + clinic.practice().slug() + ".example";
    }

    private UUID child(String given) {
        var id = world.in(clinic.practice(), () -> world.addPatient(given, "Lopez"));
        world.database()
                .sql("update patient set date_of_birth = cast(? as date) where id = ?")
                .params(BORN, id)
                .update();
        return id;
    }

    private Page invites(UUID patient, Map<String, String> fields) {
        return dana.submit(dana.get("/patients/" + patient + "/proxies"), "form.card", fields);
    }

    private String link(UUID patient, String email) {
        var secret =
                world.in(
                        clinic.practice(),
                        () ->
                                world.inviteProxy(
                                        patient,
                                        "Rosa Lopez",
                                        email,
                                        Relation.PARENT,
                                        clinic.dana()));
        return clinic.practice().portalPath() + "/proxy/" + secret.text();
    }

    private Page accepts(Browser browser, String link, Map<String, String> fields) {
        var form = browser.get(link).form("form.card");
        form.putAll(fields);
        return browser.postBare(link, form);
    }

    private Browser rosa() {
        var browser = world.browser();
        var accepted =
                accepts(
                        browser,
                        link(mia, rosas),
                        Map.of("born", BORN, "password", World.PASSWORD));
        assertThat(accepted.location()).endsWith("/portal/messages");
        return browser;
    }

    private Page signsIn(String email, String password) {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", email, "password", password));
    }

    private String profile(UUID patient) {
        return dana.get("/patients/" + patient + "/profile").html().select("#proxies").text();
    }

    private UUID writes(Browser browser, String subject) {
        return clinic.writes(browser, clinic.chen(), subject, "About " + subject);
    }

    @Test
    @DisplayName("A parent is invited on the child's profile, and writes with an own account")
    void aParentIsInvitedAndWrites() {
        assertThat(profile(mia)).contains("Nobody else reads and writes");
        var sent = invites(mia, Map.of("name", "Rosa Lopez", "email", rosas, "relation", "PARENT"));
        assertThat(sent.status()).isEqualTo(302);
        assertThat(profile(mia)).contains("Rosa Lopez (parent) was invited", rosas);

        var rosa = rosa();

        assertThat(rosa.get("/portal/account").text()).contains("Rosa Lopez");
        var page = rosa.get("/portal/messages/new?to=" + clinic.chen().id());
        assertThat(page.html().select("main").text()).contains("For Mia Lopez");
        var thread = writes(rosa, "Fever");
        assertThat(clinic.as(clinic.chen()).get("/inbox/threads/" + thread).text())
                .contains("Rosa Lopez (parent) for Mia Lopez");
        assertThat(profile(mia))
                .contains("Rosa Lopez (parent)", rosas, "the birthday")
                .doesNotContain("Invite Mia before");
        assertThat(dana.get("/patients/" + mia + "/profile").text())
                .contains("Parent or caregiver", "Mia cannot sign in yet");
        assertThat(world.auditTrail(clinic.practice()))
                .contains("INVITE_PROXY ALLOWED", "ADD_PROXY ALLOWED");
    }

    @Test
    @DisplayName("A child with the parent's address is not invited at it, and in time at its own")
    void aChildIsInvitedInTimeAndAtItsOwnAddress() {
        rosa();
        assertThat(dana.get("/patients/" + mia + "/profile").text()).contains("Invite to portal");
        world.database()
                .sql(
                        """
                        update patient set email = upper(?),
                            date_of_birth = current_date - interval '17 years 8 months'
                        where id = ?
                        """)
                .params(rosas, mia)
                .update();

        var page = dana.get("/patients/" + mia + "/profile").text();

        assertThat(page)
                .contains("is the address of Rosa Lopez, who writes for Mia", "Invite Mia before")
                .doesNotContain("Invite to portal", "Another patient");
    }

    @Test
    @DisplayName("Withdrawing a parent's access asks first, and says what was done")
    void withdrawingAsksFirst() {
        var rosa = rosa();
        var profile = dana.get("/patients/" + mia + "/profile");
        var sure = dana.get(profile.html().select("#proxies a.button-danger").attr("href"));
        assertThat(sure.text()).contains("Withdraw the access of Rosa Lopez", rosas);
        assertThat(rosa.get("/portal/messages").status()).isEqualTo(200);

        var done = dana.follow(dana.submit(sure, "form.card", Map.of()));

        assertThat(done.html().select("[role=status]").text()).contains("access is withdrawn");
        assertThat(rosa.get("/portal/messages").status()).isEqualTo(302);
        assertThat(dana.get(sure.action("form.card")).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A patient sees what a caregiver writes, and is told before writing who can read")
    void aPatientIsToldWhoCanRead() {
        var fields =
                Map.of("name", "Tom Ruiz", "email", rosas, "relation", "CAREGIVER", "agreed", "on");
        assertThat(invites(clinic.ana().patientId(), fields).status()).isEqualTo(302);
        var tom = world.browser();
        var secret =
                world.in(
                        clinic.practice(),
                        () ->
                                world.inviteProxy(
                                        clinic.ana().patientId(),
                                        "Tom Ruiz",
                                        rosas,
                                        Relation.CAREGIVER,
                                        clinic.dana()));
        accepts(
                tom,
                clinic.practice().portalPath() + "/proxy/" + secret.text(),
                Map.of("born", World.BORN.toString(), "password", World.PASSWORD));
        var thread = writes(tom, "Her pills");

        var ana = clinic.as(clinic.ana());

        assertThat(ana.get("/portal/messages").text()).contains("Her pills", "Tom Ruiz:");
        assertThat(ana.get("/portal/threads/" + thread).html().select("main").text())
                .contains("Tom Ruiz (caregiver), for Ana Ruiz", "Tom Ruiz can read this");
        assertThat(ana.get("/portal/messages/new?to=" + clinic.chen().id()).text())
                .contains("Tom Ruiz can read this conversation.");
        clinic.answers(ana, thread, "I say it myself");
        assertThat(tom.get("/portal/threads/" + thread).html().select("main").text())
                .contains("Ana Ruiz ·", "You, for Ana Ruiz", "Ana Ruiz can read this");
    }

    @Test
    @DisplayName("A parent of two, and a patient who is a parent, sign in once for all")
    void anAccountThatIsThereTakesOneMore() {
        var leo = child("Leo");
        rosa();
        var again = link(leo, rosas);
        var wrongBorn = Map.of("born", "2001-01-01", "password", World.PASSWORD);
        var wrongPassword = Map.of("born", BORN, "password", "another password");

        var browser = world.browser();
        assertThat(browser.get(again).html().select("#name")).isEmpty();
        var first = accepts(browser, again, wrongBorn);
        var second = accepts(browser, again, wrongPassword);
        assertThat(first.status()).isEqualTo(422);
        assertThat(second.status()).isEqualTo(422);
        assertThat(first.html().select(".notice").text())
                .isEqualTo(second.html().select(".notice").text())
                .contains("or the password");
        var added = accepts(browser, again, Map.of("born", BORN, "password", World.PASSWORD));
        assertThat(added.location()).contains(clinic.practice().portalPath());
        assertThat(world.browser().get(again).status()).isEqualTo(410);
        accepts(
                browser,
                link(leo, clinic.ana().email()),
                Map.of("born", BORN, "password", World.PASSWORD));

        var ana = clinic.as(clinic.ana());
        assertThat(ana.get("/portal/messages/new").text())
                .contains("Who is this about?", "Ana Ruiz", "Leo Lopez");
        assertThat(signsIn(rosas, World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("6.6.3: five wrong dates of birth end a link; it works once, and for seven days")
    void aLinkEnds() {
        var link = link(mia, rosas);
        for (var i = 1; i <= 5; i++) {
            var wrong = Map.of("born", "2001-01-0" + i, "password", World.PASSWORD);
            assertThat(accepts(world.browser(), link, wrong).status()).isEqualTo(422);
        }
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        var late = link(mia, rosas);
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(world.browser().get(late).status()).isEqualTo(410);
        dana = clinic.as(clinic.dana());
        assertThat(profile(mia)).contains("The link was not used in time");
        var again = dana.get("/patients/" + mia + "/profile");
        dana.submit(again, "form[action$='/renewal']", Map.of());
        assertThat(profile(mia)).contains("The link works until");
        dana.submit(
                dana.get("/patients/" + mia + "/profile"),
                "#proxies form[action$='/withdrawal']",
                Map.of());
        assertThat(profile(mia)).contains("Nobody else reads and writes");
    }

    @Test
    @DisplayName("ASVS 6.5.1: of 50 posts of one proxy's invitation at once one makes an account")
    void aLinkWorksOnce() throws Exception {
        var link = link(mia, rosas);
        var browser = world.browser();
        var fields = browser.get(link).form("form.card");
        fields.putAll(Map.of("born", BORN, "password", World.PASSWORD));

        var answers = AtOnce.fifty(() -> browser.copy().postBare(link, fields));

        assertThat(answers).extracting(Page::status).containsOnly(302, 410).containsOnlyOnce(302);
        assertThat(
                        world.database()
                                .sql("select count(*) from portal_link where patient_id = ?")
                                .params(mia)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A grown-up patient's caregiver needs the patient's yes, and no parent is invited")
    void aGrownUpPatientMustAgree() {
        var ana = clinic.ana().patientId();
        var caregiver = Map.of("name", "Tom", "email", rosas, "relation", "CAREGIVER");
        var refused = invites(ana, caregiver);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#agreed-error").text()).contains("Ask the patient");
        assertThat(refused.form("form.card")).containsEntry("email", rosas);
        var parent = Map.of("name", "Tom", "email", rosas, "relation", "PARENT", "agreed", "on");
        assertThat(invites(ana, parent).html().select("#relation-error").text())
                .contains("grown up");
        assertThat(invites(mia, Map.of("email", "x")).html().select(".field-error")).hasSize(3);
        var over = Map.of("name", "R", "email", rosas, "relation", "PARENT", "lastDay", "2020-1-1");
        assertThat(invites(mia, over).html().select("#lastDay-error").text()).contains("over");
        rosa();
        var twice = Map.of("name", "R", "email", rosas, "relation", "PARENT");
        assertThat(invites(mia, twice).html().select("#email-error").text()).contains("already");
    }

    @Test
    @DisplayName("A36: withdrawn access is gone with the next request and within five seconds")
    void withdrawnAccessIsGone() throws Exception {
        var rosa = rosa();
        var thread = writes(rosa, "Fever");
        var file = clinic.sendsFile(rosa, thread, "a.png", Pictures.png(4, 4));
        var reply = rosa.get("/portal/threads/" + thread);
        var stream =
                rosa.client()
                        .send(rosa.request("/portal/events").build(), BodyHandlers.ofInputStream());
        var ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return stream.body().readAllBytes().length;
                            } catch (java.io.IOException e) {
                                return 0;
                            }
                        });

        var profile = dana.get("/patients/" + mia + "/profile").html();
        dana.submit(
                dana.get(profile.select("#proxies a.button-danger").attr("href")),
                "form.card",
                Map.of());

        ended.get(6, TimeUnit.SECONDS);
        var late = rosa.submit(reply, COMPOSER, Map.of("text", "Too late"));
        assertThat(late.location()).contains("/p/").doesNotContain("kept");
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(rosa.get("/portal/messages").status()).isEqualTo(302);
        assertThat(rosa.get("/portal/files/" + file).status()).isEqualTo(302);
        assertThat(drafts()).isZero();
        assertThat(signsIn(rosas, World.PASSWORD).text()).contains("Your access has ended");
        assertThat(signsIn(rosas, "a wrong password").text()).contains("is not right");
        assertThat(signsIn(rosas, World.PASSWORD).status()).isEqualTo(422);
        assertThat(world.auditTrail(clinic.practice()))
                .contains("END_PROXY_ACCESS ALLOWED withdrawn");

        var back = rosa();
        assertThat(back.get("/portal/threads/" + thread).text()).contains("About Fever");
    }

    private int drafts() {
        return world.database()
                .sql("select count(*) from draft where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A7: when a child dies, access for the other child stays")
    void theOtherChildStays() {
        var rosa = rosa();
        var fever = writes(rosa, "Fever");
        var leo = child("Leo");
        accepts(
                world.browser(),
                link(leo, rosas),
                Map.of("born", BORN, "password", World.PASSWORD));

        dana.submit(
                dana.get("/patients/" + mia + "/death"),
                "form[action$='/death']",
                Map.of("died", LocalDate.now().minusDays(1).toString()));

        var again = world.browser();
        again.submit(
                again.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", rosas, "password", World.PASSWORD));
        assertThat(again.get("/portal/messages").status()).isEqualTo(200);
        assertThat(again.get("/portal/threads/" + fever).status()).isEqualTo(404);
        assertThat(again.get("/portal/messages/new?for=" + mia).status()).isEqualTo(404);
        assertThat(again.get("/portal/messages/new?for=" + leo).status()).isEqualTo(200);
    }
}
