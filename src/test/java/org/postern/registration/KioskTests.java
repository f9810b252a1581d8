package org.postern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class KioskTests extends PosternTest {

    @Autowired private RegistrationRequests requests;
    @Autowired private Patients patients;

    private Clinic clinic;
    private Browser dana;
    private String kiosk;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        kiosk = clinic.practice().portalPath() + "/kiosk";
    }

    private void switchKiosk(boolean on) {
        var page = dana.get("/settings/communications/portal");
        var fields = page.form("form.card");
        fields.remove("kiosk");
        if (on) {
            fields.put("kiosk", "on");
        }
        assertThat(dana.postBare("/settings/communications/portal", fields).status())
                .isEqualTo(302);
    }

    private Page asks(Browser browser, String email) {
        return browser.submit(
                browser.get(kiosk + "?language=es"),
                "form",
                Map.of("given", "Maria", "family", "Lopez", "born", "1958-08-30", "email", email));
    }

    @Test
    @DisplayName("A4: the tablet's page is there once the practice switches it on")
    void theTabletIsThereOnceItIsSwitchedOn() {
        var tablet = world.browser();
        assertThat(tablet.get(kiosk).status()).isEqualTo(404);
        assertThat(tablet.get(kiosk).html().select("a, form")).isEmpty();

        switchKiosk(true);

        assertThat(dana.get("/settings/communications/portal").text())
                .contains("http://localhost" + kiosk);
        assertThat(tablet.get(kiosk).status()).isEqualTo(200);
        assertThat(world.auditTrail(clinic.practice())).contains("CHANGE_SETTINGS ALLOWED");
        switchKiosk(false);
        assertThat(tablet.get(kiosk).status()).isEqualTo(404);
        assertThat(tablet.get(kiosk + "/sent").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A4: a patient starts at the tablet, and the mail is in the language chosen there")
    void aPatientStartsAtTheTablet() {
        switchKiosk(true);
        var details =
                new PatientDetails(
                        "1", "María", "López", LocalDate.of(1958, 8, 30), "maria@mail.example");
        world.in(clinic.practice(), () -> patients.add(details));
        var tablet = world.browser();

        var sent = tablet.follow(asks(tablet, "maria@mail.example"));
        world.in(
                clinic.practice(),
                () -> {
                    requests.answerWaiting();
                    return true;
                });

        assertThat(sent.text()).contains("Revise su correo").doesNotContain("maria@");
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select language from notification
                                        where practice_id = ? and language is not null
                                        """)
                                .params(clinic.practice().id())
                                .query(String.class)
                                .list())
                .containsExactly("es");
        assertThat(tablet.get(kiosk).html().select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    @DisplayName("A4: from the tablet's page nothing leads anywhere else, and nothing is filled in")
    void nothingLeadsAnywhereElse() {
        switchKiosk(true);
        var tablet = world.browser();
        var refused = asks(tablet, "maria at home");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form")).containsEntry("given", "Maria");
        assertThat(refused.html().select("#email-error").text()).contains("Escriba");

        for (var page : new Page[] {tablet.get(kiosk), refused, tablet.get(kiosk + "/sent")}) {
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.html().select("a").eachAttr("href"))
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith(kiosk));
            assertThat(
                            page.html()
                                    .select("form, input:not([type=hidden])")
                                    .eachAttr("autocomplete"))
                    .allMatch(value -> value.equals("off"));
        }
        assertThat(tablet.get(kiosk).html().select("form").attr("autocomplete")).isEqualTo("off");
    }

    @Test
    @DisplayName("A4, 7.2.4: at the tablet nobody is signed in, whatever the browser holds")
    void nobodyIsSignedInAtTheTablet() {
        switchKiosk(true);
        var ana = clinic.as(clinic.ana());
        for (var i = 0; i < 3; i++) {
            clock.advance(Duration.ofMinutes(8));
            var page = ana.get(kiosk);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).doesNotContain("Ana");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.startsWith("postern="));
            assertThat(asks(ana, "m" + i + "@mail.example").status()).isEqualTo(302);
        }
        // Used all the time, but not by Ana: her session ended for want of her.
        assertThat(ana.get("/portal/messages").status()).isEqualTo(302);
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from audit_event where practice_id = ?
                                            and action = 'ASK_TO_REGISTER' and actor_kind = 'ACCOUNT'
                                        """)
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("A4: no session is made for a tablet")
    void noSessionIsMade() {
        switchKiosk(true);
        var tablet = world.browser();

        asks(tablet, "maria@mail.example");

        assertThat(tablet.cookie("postern")).isEmpty();
        assertThat(tablet.cookie("postern-practice")).isEmpty();
        assertThat(tablet.cookie("postern-language")).isEmpty();
    }
}
