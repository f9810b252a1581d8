package org.postern.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.InvitationRefused;
import org.postern.patient.Invitations;
import org.postern.patient.Relation;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody lets somebody read for a patient who does not read everything or administer. */
class GivingAccessTests extends PosternTest {

    private static final Map<String, String> CAREGIVER =
            Map.of(
                    "name",
                    "Eve",
                    "email",
                    "eve.at.home@mail.example",
                    "relation",
                    "CAREGIVER",
                    "agreed",
                    "on");

    @Autowired private ProxyInvitations proxies;
    @Autowired private Invitations invitations;

    private Clinic clinic;
    private UserIdentity eve;
    private UUID anaId;
    private String ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        eve =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "eve",
                                        "Eve",
                                        false,
                                        false,
                                        ViewOthers.NOBODY));
        anaId = clinic.ana().patientId();
        ana = "/patients/" + anaId;
    }

    private Page posts(Browser browser, String address, Map<String, String> fields) {
        var form = browser.get("/patients").form("form");
        form.keySet().removeIf(name -> !name.equals("_csrf"));
        form.putAll(fields);
        return browser.postBare(address, form);
    }

    private int open(String table) {
        return world.database()
                .sql("select count(*) from " + table + " where patient_id = ? and used_at is null")
                .params(anaId)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("A user who may not read a patient's messages invites nobody to read them")
    void nobodyGivesWhatTheyDoNotHold() {
        for (var user : new UserIdentity[] {eve, clinic.chen()}) {
            var browser = clinic.as(user);

            assertThat(posts(browser, ana + "/proxies", CAREGIVER).status()).isEqualTo(403);
            assertThat(browser.get(ana + "/proxies").status()).isEqualTo(403);
            assertThat(posts(browser, ana + "/portal-removal", Map.of()).status()).isEqualTo(403);
            var profile = browser.get(ana + "/profile");
            assertThat(profile.html().select("#proxies a, #proxies form")).isEmpty();
            assertThat(profile.html().select("a[href$='/portal-removal']")).isEmpty();
            assertThat(profile.html().select("#proxies").text())
                    .contains("Only administrators", "Ask one of them");
        }
        assertThat(open("proxy_invitation")).isZero();
    }

    @Test
    @DisplayName("The record refuses it, too, whichever page would ask")
    void theRecordRefusesIt() {
        var details = new ProxyDetails("Eve", "eve@mail.example", Relation.CAREGIVER, null, true);

        var reason =
                world.in(
                        clinic.practice(),
                        () -> {
                            try {
                                proxies.invite(anaId, details, eve);
                                return null;
                            } catch (ProxyRefused e) {
                                return e.reason();
                            }
                        });

        assertThat(reason).isEqualTo(ProxyRefused.Reason.NOT_THEIRS);
        assertThat(world.auditTrail(clinic.practice()))
                .contains("INVITE_PROXY DENIED not-theirs-to-give");
    }

    @Test
    @DisplayName("Who may view everybody's messages invites, after a proof, no user's address")
    void whoReadsEverythingInvites() {
        world.letViewEverybody(clinic.okafor());
        var okafor = clinic.as(clinic.okafor());
        var usersOwn =
                Map.of(
                        "name",
                        "Eve",
                        "email",
                        eve.account().email().toUpperCase(),
                        "relation",
                        "CAREGIVER",
                        "agreed",
                        "on");

        var refused = okafor.submit(okafor.get(ana + "/proxies"), "form.card", usersOwn);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#email-error").text())
                .contains("A user of this practice");
        assertThat(refused.form("form.card")).containsEntry("name", "Eve");
        var page = okafor.get(ana + "/proxies");
        for (var minutes = 0; minutes < 40; minutes += 10) {
            clock.advance(java.time.Duration.ofMinutes(10));
            okafor.get("/patients");
        }
        assertThat(okafor.get(ana + "/proxies").location()).contains("/clinic/account/proof");
        var asked = okafor.submit(page, "form.card", CAREGIVER);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(open("proxy_invitation")).isZero();
        var proved =
                okafor.submit(asked, "form[action$='/proof']", Map.of("password", World.PASSWORD));
        okafor.submit(proved, "main form", Map.of());
        assertThat(open("proxy_invitation")).isEqualTo(1);
    }

    @Test
    @DisplayName("Who was let in before is invited again by those who may give it, on a proof")
    void anInvitationOpensWhatIsThere() {
        var browser = clinic.as(clinic.ana());
        clinic.writes(browser, clinic.chen(), "Rash", "Is this normal?");
        var dana = clinic.as(clinic.dana());
        dana.submit(dana.get(ana + "/portal-removal"), "form.card", Map.of());
        var front = clinic.as(eve);

        var refused = posts(front, ana + "/invitations", Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html().select("[role=alert]").text()).contains("Ask an administrator");
        assertThat(posts(front, ana + "/invitations/again", Map.of()).status()).isEqualTo(403);
        assertThat(open("invitation")).isZero();
        var reason =
                world.in(
                        clinic.practice(),
                        () -> {
                            try {
                                invitations.invite(anaId, eve);
                                return null;
                            } catch (InvitationRefused e) {
                                return e.reason();
                            }
                        });
        assertThat(reason).isEqualTo(InvitationRefused.Reason.NOT_THEIRS);

        var sure = dana.follow(posts(dana, ana + "/invitations", Map.of()));
        assertThat(sure.text()).contains("reads all of them", clinic.ana().email());
        assertThat(dana.submit(sure, "form.card", Map.of()).status()).isEqualTo(302);
        assertThat(open("invitation")).isEqualTo(1);

        // Who is new has nothing to open: the front desk invites.
        var maria = world.in(clinic.practice(), () -> world.addPatient("Maria", "Lopez"));
        assertThat(posts(front, "/patients/" + maria + "/invitations", Map.of()).location())
                .endsWith("/profile");
    }

    @Test
    @DisplayName("A new caregiver stands in the patient's account, in both languages")
    void aNewCaregiverStandsInTheAccount() {
        var secret =
                world.in(
                        clinic.practice(),
                        () ->
                                world.inviteProxy(
                                        anaId,
                                        "Tom Ruiz",
                                        "tom@mail.example",
                                        Relation.CAREGIVER,
                                        clinic.dana()));
        var tom = world.browser();
        var link = clinic.practice().portalPath() + "/proxy/" + secret.text();
        var form = tom.get(link).form("form.card");
        form.putAll(Map.of("born", World.BORN.toString(), "password", World.PASSWORD));
        assertThat(tom.postBare(link, form).location()).endsWith("/portal/messages");

        var anas = clinic.as(clinic.ana());
        assertThat(anas.get("/portal/account").html().select("#readers").text())
                .contains("Who else reads and writes for you", "Tom Ruiz (caregiver)", "call");
        assertThat(tom.get("/portal/account").html().select("#readers").text())
                .contains("for Ana Ruiz", "Ana Ruiz, since");
        anas.submit(
                anas.get("/portal/account"), "form[action='/language']", Map.of("language", "es"));
        assertThat(anas.get("/portal/account").html().select("#readers").text())
                .contains("Quién más lee", "Tom Ruiz (persona de confianza)");
        assertThat(clinic.as(clinic.dana()).get("/settings/security/audit?kind=ADD_PROXY").text())
                .contains("Add a parent or caregiver");
    }
}
