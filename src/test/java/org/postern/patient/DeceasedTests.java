package org.postern.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

class DeceasedTests extends PosternTest {

    @Autowired private PortalAccounts accounts;
    @Autowired private Invitations invitations;

    private Clinic clinic;
    private Browser ana;
    private Browser dana;
    private UUID thread;
    private String address;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        dana = clinic.as(clinic.dana());
        thread = clinic.writes(ana, clinic.dana(), "Rash", "Is this normal?");
        address = "/patients/" + clinic.ana().patientId();
    }

    private Page mark(String died) {
        return dana.submit(
                dana.get(address + "/death"), "form[action$='/death']", Map.of("died", died));
    }

    @Test
    @DisplayName("A7, case 75: a patient marked deceased has no access, no mail, and all threads")
    void aDeceasedPatientHasNoAccessNoMailAndAllThreads() {
        assertThat(dana.follow(mark("2026-01-31")).text())
                .contains("Deceased", "31 January 2026", "Nobody can sign in for Ana");

        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
        assertThat(signsIn().status()).isEqualTo(422);
        assertThat(world.in(clinic.practice(), () -> accounts.addressOf(clinic.ana().accountId())))
                .isEmpty();
        var page = dana.get("/inbox/threads/" + thread);
        assertThat(page.text())
                .contains("Is this normal?", "[Deceased]", "is marked deceased")
                .doesNotContain("[Not Registered For Portal]");
        assertThat(page.html().select("#reply form[data-composer]")).isEmpty();
        assertThat(dana.get("/patients").html().select("li:contains(Ana) .tag").text())
                .isEqualTo("Deceased");
        assertThat(world.auditTrail(clinic.practice())).contains("MARK_DECEASED ALLOWED");
    }

    private Page signsIn() {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", clinic.ana().email(), "password", World.PASSWORD));
    }

    @Test
    @DisplayName("A7: a mark that was a mistake is taken back, and access is there again")
    void aMistakeIsTakenBack() {
        mark("2026-01-31");

        dana.submit(dana.get(address + "/death"), "form[action$='/withdrawal']", Map.of());

        assertThat(dana.get(address + "/profile").text())
                .contains("Registered")
                .doesNotContain("Deceased");
        assertThat(signsIn().status()).isEqualTo(302);
    }

    @ParameterizedTest
    @DisplayName("A7: a date that cannot be is refused, and stays in its field")
    @ValueSource(strings = {"", "soon", "2026-02-30", "1981-05-03", "2999-01-01"})
    void aDateThatCannotBeIsRefused(String died) {
        var refused = mark(died);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#died-error").text()).isNotEmpty();
        assertThat(refused.form("form[action$='/death']")).containsEntry("died", died);
        assertThat(ana.get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A7, case 75: an invitation that waits is neither mailed nor usable")
    void aWaitingInvitationIsNeitherMailedNorUsable() {
        var maria = world.in(clinic.practice(), () -> world.addPatient("Maria", "Lopez"));
        var secret = world.in(clinic.practice(), () -> world.invite(maria, clinic.dana()));
        var invitation =
                world.database()
                        .sql("select id from invitation where patient_id = ?")
                        .params(maria)
                        .query(UUID.class)
                        .single();

        dana.submit(
                dana.get("/patients/" + maria + "/death"),
                "form[action$='/death']",
                Map.of("died", LocalDate.of(2026, 2, 1).toString()));

        assertThat(world.in(clinic.practice(), () -> invitations.addressOf(invitation))).isEmpty();
        var link = clinic.practice().portalPath() + "/invitation/" + secret.text();
        assertThat(world.browser().get(link).status()).isEqualTo(410);
    }
}
