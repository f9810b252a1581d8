package org.postern.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of mails: the rounds are made by hand, and other tests' mail is out of the way. */
abstract class MailTest extends PosternTest {

    @Autowired protected Postman postman;

    protected Clinic clinic;
    protected Browser ana;
    protected Browser chen;

    @BeforeEach
    void openWithAnEmptyOutbox() throws Exception {
        world.database().sql("delete from notification").update();
        world.database().sql("delete from mail").update();
        clinic = world.clinic();
        world.database().sql("delete from notification").update();
        MAIL.purgeEmailFromAllMailboxes();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    /** A round when everything written before is due. */
    protected void makeRound() {
        clock.advance(Duration.ofSeconds(61));
        postman.makeRound();
    }

    protected static List<MimeMessage> mails() {
        return Arrays.asList(MAIL.getReceivedMessages());
    }

    protected static String source(MimeMessage mail) {
        try {
            var bytes = new java.io.ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toString() + mail.getContent() + mail.getSubject();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String header(MimeMessage mail, String name) throws MessagingException {
        return mail.getHeader(name, "\n");
    }

    protected void sets(String replyTo, String destination) {
        var dana = clinic.as(clinic.dana());
        var page = dana.get("/settings/communications/reminder-email");
        var saved =
                dana.submit(
                        page, "form.card", Map.of("replyTo", replyTo, "destination", destination));
        if (saved.status() != 302) {
            throw new AssertionError("settings answered " + saved.status());
        }
    }
}
