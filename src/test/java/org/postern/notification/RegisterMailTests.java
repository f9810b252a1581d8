package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.registration.RegistrationRequests;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

class RegisterMailTests extends MailTest {

    @Autowired private RegistrationRequests requests;
    @Autowired private Patients patients;

    private String portal;

    @BeforeEach
    void addMaria() {
        portal = clinic.practice().portalPath();
        add("Maria", "Maria@mail.example");
    }

    private void add(String given, String email) {
        var details = new PatientDetails(given, given, "Lopez", LocalDate.of(1958, 8, 30), email);
        world.in(clinic.practice(), () -> patients.add(details));
    }

    private void asks(String given, String family, String born, String email, String language) {
        var browser = world.browser();
        var page = browser.get(portal + "/register", Map.of("Accept-Language", language));
        var fields = page.form("form.card");
        fields.putAll(Map.of("given", given, "family", family, "born", born, "email", email));
        if (language.equals("es")) {
            browser.postBare("/language", Map.of("_csrf", fields.get("_csrf"), "language", "es"));
        }
        assertThat(browser.postBare(portal + "/register", fields).status()).isEqualTo(302);
        world.in(
                clinic.practice(),
                () -> {
                    requests.answerWaiting();
                    return true;
                });
    }

    @Test
    @DisplayName("A4, 1.3.11: the link goes at once to the address of the record, without a name")
    void theLinkGoesToTheAddressOfTheRecord() throws Exception {
        asks("Maria", "Lopez", "1958-08-30", "maria@MAIL.example", "en");

        postman.makeRound();

        assertThat(mails()).hasSize(1);
        var mail = mails().get(0);
        assertThat(header(mail, "To")).isEqualTo("Maria@mail.example");
        var link = portal + "/invitation/" + world.invited().text();
        assertThat(source(mail)).contains(link, "7 days", "date of birth").doesNotContain("Lopez");
        assertThat(world.browser().get(link).status()).isEqualTo(200);
        assertThat(
                        world.database()
                                .sql(
                                        "select count(secret_ct) from notification where practice_id = ?")
                                .params(clinic.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("A4: the mail is in the language of the page on which it was asked for")
    void theMailIsInTheLanguageOfThePage() throws Exception {
        asks("Maria", "Lopez", "1958-08-30", "maria@mail.example", "es");

        postman.makeRound();

        assertThat(mails().get(0).getSubject()).startsWith("Su enlace a");
        assertThat(mails().get(0).getContent().toString()).contains("una sola vez");
    }

    @Test
    @DisplayName("6.3.8: who is registered already is told so by mail, and by nothing else")
    void whoIsRegisteredIsToldByMail() throws Exception {
        asks("Ana", "Ruiz", World.BORN.toString(), clinic.ana().email(), "en");

        postman.makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(header(mails().get(0), "To")).isEqualTo(clinic.ana().email());
        assertThat(source(mails().get(0)))
                .contains("an account for you already", "http://localhost" + portal)
                .doesNotContain("/invitation/", "Ruiz");
        assertThat(world.auditTrail(clinic.practice()))
                .contains("ASK_TO_REGISTER DENIED has-account");
    }

    @Test
    @DisplayName("A4: a second patient with the address of an account gets no second account")
    void anAddressThatSignsInIsToldSo() {
        add("Paul", clinic.ana().email());

        asks("Paul", "Lopez", "1958-08-30", clinic.ana().email(), "en");
        postman.makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(source(mails().get(0)))
                .contains("write for somebody else", "/forgotten-password");
    }

    @Test
    @DisplayName("6.3.8: nothing is mailed to an address that no record has")
    void nothingIsMailedToStrangers() {
        asks("Nora", "Blake", "1958-08-30", "nora@mail.example", "en");
        asks("Maria", "Lopez", "1958-08-30", "nora@mail.example", "en");
        asks("Maria", "Lopez", "1958-08-31", "maria@mail.example", "en");

        makeRound();

        assertThat(mails()).isEmpty();
    }
}
