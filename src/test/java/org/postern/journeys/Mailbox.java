package org.postern.journeys;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A real mail server, and what has arrived in it. */
class Mailbox {

    private static final Pattern LINK =
            Pattern.compile("http://localhost:\\d+/p/\\S+/invitation/\\S+");

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The whole source of the mails to an address, once there are so many. */
    List<String> mailsTo(String address, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> sourcesTo(address), found -> found.size() >= count);
    }

    /** The link of the invitation that was mailed to an address. */
    String invitationTo(String address) {
        var mail = mailsTo(address, 1).get(0);
        var link = LINK.matcher(mail);
        if (!link.find()) {
            throw new AssertionError("no link in " + mail);
        }
        return link.group();
    }

    private List<String> sourcesTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(Mailbox::source)
                .toList();
    }

    // As a mail program shows it: what is encoded for the way is decoded.
    private static String source(MimeMessage mail) {
        try {
            return mail.getContent() + "\n" + GreenMailUtil.getWholeMessage(mail);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
