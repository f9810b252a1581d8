package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What mails say, and to whom. */
class MailTests extends MailTest {

    @Autowired private Patients patients;

    @Test
    @DisplayName("B1, case 52: five messages in a minute are one mail, which tells nothing of them")
    void manyMessagesAreOneMailThatTellsNothing() throws Exception {
        var first = clinic.writes(ana, clinic.chen(), "Quaggasubject", "Quaggatext one");
        clinic.answers(ana, first, "Quaggatext two");
        clinic.answers(ana, first, "Quaggatext three");
        clinic.writes(ana, clinic.okafor(), "Quaggasubject", "Quaggatext four");
        clinic.writes(clinic.as(clinic.ben()), clinic.okafor(), "Quaggasubject", "Quaggatext");

        makeRound();

        assertThat(mails()).hasSize(1);
        var mail = mails().get(0);
        assertThat(header(mail, "To")).isEqualTo("desk@" + clinic.practice().slug() + ".example");
        assertThat(mail.getSubject()).isEqualTo("5 new portal messages");
        assertThat(source(mail))
                .contains("3 new messages for Dr. Chen", "2 new messages for Nurse Okafor")
                .contains("/inbox")
                .doesNotContainIgnoringCase("quagga")
                .doesNotContain("Ana", "Ruiz", "Ben ", "Okoro", first.toString());
    }

    @Test
    void nothingGoesOutBeforeItsMinuteIsOver() {
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        postman.makeRound();
        assertThat(mails()).isEmpty();

        makeRound();
        assertThat(mails()).hasSize(1);
        makeRound();
        assertThat(mails()).hasSize(1);
    }

    @Test
    @DisplayName("case 54: with no address set nobody is mailed, and the settings say so")
    void withNoAddressSetNobodyIsMailed() {
        sets("", "");
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        makeRound();

        assertThat(mails()).isEmpty();
        var settings = clinic.as(clinic.dana()).get("/settings/communications/reminder-email");
        assertThat(settings.text())
                .contains("Nobody is told about new messages.")
                .doesNotContain("could not be delivered");
    }

    @Test
    void withoutADestinationTheReplyToAddressIsTold() throws Exception {
        sets("front@clinic.example", "");
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(header(mails().get(0), "To")).isEqualTo("front@clinic.example");
        assertThat(header(mails().get(0), "Reply-To")).isEqualTo("front@clinic.example");
    }

    @Test
    @DisplayName("case 55: a destination that is a user's own address gets one mail")
    void aDestinationThatIsAUsersOwnGetsOneMail() throws Exception {
        sets(clinic.chen().account().email(), clinic.chen().account().email());
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(mails().get(0).getAllRecipients()).hasSize(1);
    }

    @Test
    @DisplayName("case 8: a message that was read before the round is not told")
    void aMessageThatWasReadIsNotTold() {
        var read = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.writes(ana, clinic.okafor(), "Cough", "Second");
        chen.get("/inbox/threads/" + read);

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(source(mails().get(0)))
                .contains("1 new message for Nurse Okafor")
                .doesNotContain("Chen");
    }

    @Test
    void aPatientIsToldOfAnAnswer() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "Quaggasubject", "Quaggatext");
        clinic.replies(chen, thread, "Quaggaanswer");

        makeRound();

        var mail = mailTo(clinic.ana().email());
        assertThat(mail.getSubject()).isEqualTo("New message from " + clinic.practice().name());
        assertThat(source(mail))
                .contains(clinic.practice().portalPath())
                .doesNotContainIgnoringCase("quagga")
                .doesNotContain("Ana", "Ruiz", "Chen");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "X-Auto-Response-Suppress")).isEqualTo("All");
    }

    @Test
    void aPatientIsNotToldOfAnAnswerThatWasRead() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "Second");
        ana.get("/portal/threads/" + thread);

        makeRound();

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("case 75: a deceased patient gets no mail")
    void aDeceasedPatientGetsNoMail() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "Second");
        world.database()
                .sql("update patient set deceased_at = now() where id = ?")
                .params(clinic.ana().patientId())
                .update();

        makeRound();

        assertThat(mails()).isEmpty();
    }

    @Test
    void anInvitationsLinkWorksAndItsSecretIsErased() throws Exception {
        var born = LocalDate.of(1958, 8, 30);
        var details = new PatientDetails("9", "Maria", "Lopez", born, "maria@mail.example");
        var maria = world.in(clinic.practice(), () -> patients.add(details));
        world.in(clinic.practice(), () -> world.invite(maria, clinic.dana()));
        assertThat(secrets()).isEqualTo(1);

        postman.makeRound();

        assertThat(secrets()).isZero();
        var mail = mailTo("maria@mail.example");
        assertThat(source(mail)).doesNotContain("Lopez", "1958");
        var link =
                mail.getContent()
                        .toString()
                        .replaceAll("(?s).*http://localhost(/p/\\S+/invitation/\\S+).*", "$1");
        var browser = world.browser();
        var fields = browser.get(link).form("form.card");
        fields.putAll(Map.of("born", born.toString(), "password", World.PASSWORD));
        var registered = browser.postBare(link, fields);
        assertThat(registered.status()).isEqualTo(302);
    }

    private int secrets() {
        return world.database()
                .sql("select count(secret_ct) from notification where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("1.3.11: a practice's name cannot add headers")
    void aNameCannotAddHeaders() throws Exception {
        world.database()
                .sql("update practice set name = ? where id = ?")
                .params("Elm\r\nBcc: thief@evil.example\r\n\r\nBody", clinic.practice().id())
                .update();
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "Second");

        makeRound();

        assertThat(MAIL.getReceivedMessagesForDomain("evil.example")).isEmpty();
        var mail = mailTo(clinic.ana().email());
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).contains("Elm");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.getContent().toString()).contains("You have a new message");
    }

    private static MimeMessage mailTo(String address) throws Exception {
        for (var mail : mails()) {
            if (address.equals(header(mail, "To"))) {
                return mail;
            }
        }
        throw new AssertionError("no mail to " + address);
    }
}
