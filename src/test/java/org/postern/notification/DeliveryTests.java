package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail whose delivery fails, or happens twice. */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryTests extends MailTest {

    @Autowired private JavaMailSenderImpl sender;

    @AfterEach
    void setServerBack() {
        sender.setPort(MAIL.getSmtp().getPort());
    }

    @Test
    @DisplayName(
            "a dead mail server stops no send; mail waits, the settings tell, it goes out once")
    void aDeadMailServerStopsNoSend(CapturedOutput log) throws IOException {
        sender.setPort(unusedPort());
        clinic.writes(ana, clinic.chen(), "Rash", "First");
        makeRound();
        makeRound();
        assertThat(log)
                .contains(
                        "not delivered by %s:%d at attempt"
                                .formatted(sender.getHost(), sender.getPort()));
        clinic.writes(ana, clinic.chen(), "Cough", "Second");

        var settings = clinic.as(clinic.dana()).get("/settings/communications/reminder-email");
        assertThat(settings.text()).contains("Mail could not be delivered.");
        assertThat(settings.html().select("dl.facts dd").first().text()).isEqualTo("1");
        assertThat(mails()).isEmpty();

        setServerBack();
        clock.advance(Duration.ofHours(2));
        postman.makeRound();
        postman.makeRound();

        assertThat(mails()).hasSize(2);
        var later = clinic.as(clinic.dana()).get("/settings/communications/reminder-email");
        assertThat(later.text()).doesNotContain("could not be delivered");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a mail server that takes a connection and says nothing does not hang the round")
    void aSilentMailServerDoesNotHang() throws IOException {
        clinic.writes(ana, clinic.chen(), "Rash", "First");
        try (var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            sender.setPort(silent.getLocalPort());
            makeRound();
        }
        assertThat(states()).containsExactly("WAITING");
    }

    @Test
    void oneBadAddressDoesNotHoldUpOthers() {
        world.database()
                .sql("update portal_account set email = ? where id = ?")
                .params("not an address", clinic.ana().accountId())
                .update();
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "To Ana");
        var ben = clinic.as(clinic.ben());
        clinic.replies(chen, clinic.writes(ben, clinic.chen(), "Cough", "Hm"), "To Ben");

        makeRound();

        assertThat(MAIL.getReceivedMessagesForDomain(clinic.ben().email())).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("DROPPED", "SENT", "WAITING");
    }

    @Test
    void aCrashAfterDeliveryRepeatsTheMailUnderTheSameName() throws Exception {
        clinic.writes(ana, clinic.chen(), "Rash", "First");
        makeRound();
        // As a node leaves it that died before it could mark the mail.
        world.database()
                .sql(
                        """
                        update mail set state = 'WAITING', finished_at = null, next_attempt_at = ?
                        where practice_id = ?
                        """)
                .params(
                        java.sql.Timestamp.from(clock.instant().plusSeconds(120)),
                        clinic.practice().id())
                .update();

        postman.makeRound();
        assertThat(mails()).hasSize(1);
        clock.advance(Duration.ofSeconds(121));
        postman.makeRound();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).getMessageID())
                .isNotEmpty()
                .isEqualTo(mails().get(1).getMessageID());
    }

    @Test
    void manyRoundsAtOnceMailOnce() throws Exception {
        clinic.writes(ana, clinic.chen(), "Rash", "First");
        clock.advance(Duration.ofSeconds(61));
        var threads = Executors.newFixedThreadPool(4);
        try {
            Runnable round = postman::makeRound;
            for (var done :
                    List.of(
                            threads.submit(round),
                            threads.submit(round),
                            threads.submit(round),
                            threads.submit(round))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(mails()).hasSize(1);
    }

    private List<String> states() {
        return world.database()
                .sql("select state from mail where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
