package org.postern.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

/** A1: a user comes to the practice by invitation. */
class UserInvitationTests extends PosternTest {

    private static final String LIST = "/settings/business/users";

    private Clinic clinic;
    private Browser dana;
    private String email;
    private UUID nora;
    private String link;

    @BeforeEach
    void invite() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        email = "nora@" + clinic.practice().slug() + ".example";
        assertThat(invites("Nora Blake", email).status()).isEqualTo(302);
        nora =
                world.database()
                        .sql("select id from user_account where email = ?")
                        .params(email)
                        .query(UUID.class)
                        .single();
        link = link();
    }

    private Page invites(String name, String address) {
        return dana.submit(
                dana.get(LIST + "/new"),
                "form.card",
                Map.of("name", name, "role", "Nurse", "email", address));
    }

    private String link() {
        return clinic.practice().clinicPath() + "/invitation/" + world.invitedUser().text();
    }

    private static Page joins(Browser browser, String link, String password) {
        var fields = new HashMap<>(browser.get(link).form("form.card"));
        fields.put("password", password);
        return browser.postBare(link, fields);
    }

    private Page presses(String form) {
        return dana.submit(dana.get(LIST + "/" + nora), "form[action$='" + form + "']", Map.of());
    }

    private Page signsIn() {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().clinicPath()),
                "form",
                Map.of("email", email, "password", World.PASSWORD));
    }

    @Test
    @DisplayName("A1: an invited user sets a password, is signed in and can receive from then on")
    void anInvitedUserJoins() {
        var ana = clinic.as(clinic.ana());
        assertThat(dana.get(LIST).text()).contains("Nora Blake Invited");
        assertThat(ana.get("/portal/messages/new").text()).doesNotContain("Nora Blake");
        assertThat(signsIn().status()).isEqualTo(422);
        assertThat(dana.get(LIST + "/" + clinic.chen().id()).html().select("option").eachText())
                .doesNotContain("Nora Blake");

        var browser = world.browser();
        assertThat(browser.get(link).text()).contains("Welcome, Nora Blake", email);
        var joined = joins(browser, link, World.PASSWORD);

        assertThat(joined.location()).isEqualTo("/clinic");
        assertThat(browser.get("/inbox").status()).isEqualTo(200);
        assertThat(browser.get(LIST).status()).isEqualTo(403);
        assertThat(ana.get("/portal/messages/new").text()).contains("Nora Blake");
        assertThat(signsIn().status()).isEqualTo(302);
        assertThat(world.auditTrail(clinic.practice()))
                .contains("INVITE_USER ALLOWED", "JOIN ALLOWED");
    }

    @Test
    @DisplayName("A1, ASVS 6.5.1: of 50 posts of one invitation at once one lets a user in")
    void aLinkWorksOnce() throws Exception {
        var browser = world.browser();
        var fields = new HashMap<>(browser.get(link).form("form.card"));
        fields.put("password", World.PASSWORD);

        var answers = AtOnce.fifty(() -> browser.copy().postBare(link, fields));

        assertThat(answers).extracting(Page::status).containsOnly(302, 410).containsOnlyOnce(302);
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(world.auditTrail(clinic.practice())).containsOnlyOnce("JOIN ALLOWED");
    }

    @Test
    @DisplayName("A1: looking at a link does not use it up, and a short password keeps it open")
    void lookingDoesNotUseItUp() {
        for (var i = 0; i < 3; i++) {
            assertThat(world.browser().get(link).status()).isEqualTo(200);
        }
        assertThat(joins(world.browser(), link, "too short").status()).isEqualTo(422);
        assertThat(joins(world.browser(), link, World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A1: links that ended and links that never were look alike")
    void endedLinksLookAlike() {
        var never = clinic.practice().clinicPath() + "/invitation/never";
        presses("/invitations/withdrawal");

        var withdrawn = world.browser().get(link);

        assertThat(withdrawn.status()).isEqualTo(410);
        assertThat(withdrawn.body()).isEqualTo(world.browser().get(never).body());
        assertThat(dana.get(LIST).text()).contains("Link ended");
    }

    @Test
    @DisplayName("A1: a link ends after seven days; a new one ends the old one")
    void aLinkEnds() {
        presses("/invitations");
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        var second = link();
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(world.browser().get(second).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));

        assertThat(world.browser().get(second).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("A1: at a new address the user gets a new link, and the old one ends")
    void aNewAddressGetsANewLink() {
        email = "nora.blake@" + clinic.practice().slug() + ".example";
        var changed =
                dana.submit(dana.get(LIST + "/" + nora), "form.edit-user", Map.of("email", email));

        assertThat(changed.status()).isEqualTo(302);
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(world.browser().get(link()).text()).contains(email);
    }

    @Test
    @DisplayName("A1: switching off ends the link")
    void switchingOffEndsTheLink() {
        presses("/switch-off");
        assertThat(world.browser().get(link).status()).isEqualTo(410);

        presses("/switch-on");
        assertThat(world.browser().get(link).status()).isEqualTo(410);
        assertThat(dana.get(LIST).text()).contains("Link ended");
    }

    @Test
    @DisplayName("A1: who has joined gets no further link; an address is one user's")
    void whoHasJoinedGetsNoLink() {
        var page = dana.get(LIST + "/" + nora);
        joins(world.browser(), link, World.PASSWORD);

        assertThat(dana.submit(page, "form[action$='/invitations']", Map.of()).status())
                .isEqualTo(422);
        assertThat(invites("Nora Again", email).status()).isEqualTo(422);
        assertThat(invites("", "no address").text())
                .contains("Enter the name", "Enter one address");
    }

    @Test
    @DisplayName("A1: no secret of a link is stored")
    void noSecretIsStored() {
        var secret = world.invitedUser().text();
        for (var table : List.of("user_invitation", "notification", "audit_event")) {
            assertThat(
                            world.database()
                                    .sql(
                                            "select t::text from "
                                                    + table
                                                    + " t where practice_id = ?")
                                    .params(clinic.practice().id())
                                    .query(String.class)
                                    .list())
                    .as(table)
                    .noneMatch(row -> row.contains(secret));
        }
    }
}
