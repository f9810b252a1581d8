package org.postern.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.postern.vault.Secret;

class PortalAccessTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;
    private Browser dana;
    private UUID thread;
    private String profile;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        dana = clinic.as(clinic.dana());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        profile = "/patients/" + clinic.ana().patientId() + "/profile";
    }

    private Page remove() {
        var question = dana.get(dana.get(profile).html().select("a:contains(Remove)").attr("href"));
        assertThat(question.text()).contains(clinic.ana().email(), "stay here for the practice");
        return dana.follow(dana.submit(question, "form.card", Map.of()));
    }

    private Page signsIn(String email) {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", email, "password", World.PASSWORD));
    }

    private Page registers(Secret secret) {
        var link = clinic.practice().portalPath() + "/invitation/" + secret.text();
        var browser = world.browser();
        var fields = browser.get(link).form("form.card");
        fields.putAll(Map.of("born", World.BORN.toString(), "password", World.PASSWORD));
        return browser.postBare(link, fields);
    }

    @Test
    @DisplayName("A5, case 76: removed access ends at once, everywhere, and every thread stays")
    void removedAccessEndsAtOnceAndEveryThreadStays() {
        var page = ana.get("/portal/threads/" + thread);

        var after = remove();

        assertThat(after.text()).contains("Access removed", "Portal access was removed today");
        var late = ana.submit(page, "form[data-composer]", Map.of("text", "Too late"));
        assertThat(late.location()).contains("/p/");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
        assertThat(signsIn(clinic.ana().email()).status()).isEqualTo(422);
        assertThat(sessions(clinic.ana())).isZero();
        var chen = clinic.as(clinic.chen());
        assertThat(chen.get("/inbox/threads/" + thread).text())
                .contains("Is this normal?", "[Not Registered For Portal]");
        assertThat(world.auditTrail(clinic.practice())).contains("REMOVE_PORTAL_ACCESS ALLOWED");
    }

    private int sessions(PatientIdentity patient) {
        return world.database()
                .sql("select count(*) from spring_session where principal_name = ?")
                .params("account:" + patient.accountId())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A5, case 76: an open event stream ends within five seconds of the removal")
    void anOpenEventStreamEnds() throws Exception {
        var answer =
                ana.client()
                        .send(ana.request("/portal/events").build(), BodyHandlers.ofInputStream());
        var ended =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return answer.body().readAllBytes().length;
                            } catch (java.io.IOException e) {
                                return 0;
                            }
                        });

        remove();

        ended.get(Duration.ofSeconds(6).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    @DisplayName("A5: a new invitation undoes it, and the same address registers again")
    void aNewInvitationUndoesIt() {
        remove();

        var invited = dana.submit(dana.get(profile), "form[action$='/invitations']", Map.of());
        var sure = dana.follow(invited);
        assertThat(sure.text()).contains("reads all of them", "Check with Ana");
        assertThat(dana.submit(sure, "form.card", Map.of()).status()).isEqualTo(302);
        assertThat(dana.get(profile).text()).contains("Invited today");
        var secret =
                world.in(
                        clinic.practice(),
                        () -> world.invite(clinic.ana().patientId(), clinic.dana()));
        assertThat(registers(secret).location()).endsWith("/portal/messages");

        assertThat(dana.get(profile).text()).contains("Registered today");
        var again = world.signedIn(clinic.practice(), clinic.ana());
        assertThat(again.get("/portal/threads/" + thread).text()).contains("Is this normal?");
        assertThat(
                        again.submit(
                                        again.get("/portal/threads/" + thread),
                                        "form[data-composer]",
                                        Map.of("text", "Here again"))
                                .status())
                .isEqualTo(302);
    }

    @Test
    @DisplayName("A5: removal ends an open invitation, too")
    void removalEndsAnOpenInvitation() {
        var maria = world.in(clinic.practice(), () -> world.addPatient("Maria", "Lopez"));
        var secret = world.in(clinic.practice(), () -> world.invite(maria, clinic.dana()));
        var question = dana.get("/patients/" + maria + "/portal-removal");

        dana.submit(question, "form.card", Map.of());

        var link = clinic.practice().portalPath() + "/invitation/" + secret.text();
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(dana.get("/patients/" + maria + "/profile").text()).contains("Not registered");
    }

    @Test
    @DisplayName("A6, case 79: the label of an unregistered patient stands with what mends it")
    void theLabelStandsWithWhatMendsIt() {
        var chen = clinic.as(clinic.chen());
        var maria = world.in(clinic.practice(), () -> world.addPatient("Maria", "Lopez"));

        var page = chen.get("/patients/" + maria + "/messages");

        assertThat(page.text()).contains("[Not Registered For Portal]");
        assertThat(page.html().select("form[data-composer]")).isEmpty();
        var invited = chen.submit(page, "main form[action$='/invitations']", Map.of());
        assertThat(chen.follow(invited).text()).contains("Invited today");
    }
}
