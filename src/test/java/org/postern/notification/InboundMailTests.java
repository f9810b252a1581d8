package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mail goes out and none comes in: nothing that is mailed to Postern can become a message. */
class InboundMailTests extends MailTest {

    @Test
    @DisplayName("A21: an answer to a mail, from a user's address and with its id, becomes nothing")
    void anAnswerByMailBecomesNothing() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        makeRound();
        var told = mails().get(0);

        var forged = new MimeMessage(told.getSession());
        forged.setFrom(new InternetAddress(clinic.chen().account().email()));
        forged.setRecipients(MimeMessage.RecipientType.TO, told.getFrom());
        forged.setHeader("In-Reply-To", header(told, "Message-ID"));
        forged.setHeader("References", header(told, "Message-ID"));
        forged.setSubject("Re: " + told.getSubject());
        forged.setText("Take twice the dose");
        MAIL.setUser("inbound", "inbound", "inbound").deliver(forged);
        makeRound();

        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(ana.get("/portal/threads/" + thread).text()).doesNotContain("twice the dose");
        // What goes out holds nothing that could stand for a right to answer.
        assertThat(header(told, "Message-ID")).doesNotContain(thread.toString());
        assertThat(header(told, "Reply-To")).isNull();
        assertThat(header(told, "Auto-Submitted")).isEqualTo("auto-generated");
    }
}
