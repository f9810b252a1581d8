package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.dailymail.DailyMails;
import org.springframework.beans.factory.annotation.Autowired;

/** Mail to patients, as each account wants it. */
class MailPreferenceTests extends MailTest {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Autowired private DailyMails daily;

    private void chooses(String preference) {
        var page = ana.get("/portal/account/mail");
        assertThat(ana.submit(page, "form.card", Map.of("mail", preference)).status())
                .isEqualTo(302);
    }

    private void isWritten(String subject) {
        var thread = clinic.writes(ana, clinic.chen(), subject, "Quaggatext");
        chen = clinic.as(clinic.chen());
        clinic.replies(chen, thread, "Quaggaanswer");
    }

    // What she is told of messages; that a device is new she is told in any case.
    private List<MimeMessage> toAna() {
        return mails().stream()
                .filter(
                        mail -> {
                            try {
                                return Arrays.toString(mail.getAllRecipients())
                                                .contains(clinic.ana().email())
                                        && !mail.getSubject().startsWith("A sign-in to ");
                            } catch (jakarta.mail.MessagingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .toList();
    }

    /** The clock at the next such time of the practice's day; sign-ins of before have ended. */
    private void at(int hour, int minute) {
        var now = clock.instant().atZone(ZONE);
        var next = now.with(java.time.LocalTime.of(hour, minute));
        clock.advance(Duration.between(now, next.isAfter(now) ? next : next.plusDays(1)));
        ana = clinic.as(clinic.ana());
    }

    private void gathers() {
        world.in(
                clinic.practice(),
                () -> {
                    daily.gather();
                    return true;
                });
    }

    @Test
    void whoWantsNoneGetsNone() {
        chooses("NONE");
        isWritten("Rash");
        makeRound();
        gathers();
        makeRound();

        assertThat(toAna()).isEmpty();
    }

    @Test
    void onceADayIsOneMailWithACountAtFive() throws Exception {
        at(9, 0);
        chooses("DAILY");
        isWritten("Rash");
        isWritten("Cough");
        at(16, 58);
        gathers();
        makeRound();
        assertThat(toAna()).isEmpty();

        at(17, 1);
        gathers();
        gathers();
        makeRound();

        assertThat(toAna()).hasSize(1);
        var mail = toAna().get(0);
        assertThat(mail.getSubject())
                .isEqualTo("2 unread conversations at " + clinic.practice().name());
        assertThat(source(mail))
                .contains(clinic.practice().portalPath())
                .doesNotContainIgnoringCase("quagga")
                .doesNotContain("Rash", "Ana", "Chen");

        isWritten("Late");
        gathers();
        at(23, 0);
        gathers();
        makeRound();
        assertThat(toAna()).hasSize(1);

        at(17, 2);
        gathers();
        makeRound();
        assertThat(toAna()).hasSize(2);

        at(17, 3);
        gathers();
        makeRound();
        assertThat(toAna()).as("nothing came since").hasSize(2);
    }

    @Test
    @DisplayName("case 8: what was read before the mail of the day is not told")
    void whatWasReadBeforeIsNotTold() {
        at(9, 0);
        chooses("DAILY");
        isWritten("Rash");
        at(17, 1);
        gathers();
        var thread = ana.get("/portal/messages").html().selectFirst("#threads a").attr("href");
        ana.get(thread);
        makeRound();

        assertThat(toAna()).isEmpty();
    }

    @Test
    void whoWantsItAtOnceGetsItAtOnceAndNoneAtFive() {
        at(9, 0);
        isWritten("Rash");
        makeRound();
        assertThat(toAna()).hasSize(1);
        at(17, 1);
        gathers();
        makeRound();
        assertThat(toAna()).hasSize(1);
    }
}
