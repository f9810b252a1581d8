package org.postern.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands letters to the mail server; in the demo, where there is none, to the demo's mailbox.
 * Without either they wait in the outbox.
 */
@Component
class Delivery {

    private final Optional<JavaMailSender> server;
    private final MailProperties properties;

    Delivery(ObjectProvider<JavaMailSender> server, MailProperties properties) {
        this.server = Optional.ofNullable(server.getIfAvailable());
        this.properties = properties;
    }

    boolean isPossible() {
        return server.isPresent();
    }

    /** The mail server as host:port. */
    String place() {
        return server.filter(JavaMailSenderImpl.class::isInstance)
                .map(JavaMailSenderImpl.class::cast)
                .map(one -> "%s:%d".formatted(one.getHost(), port(one)))
                .orElse("the mail server");
    }

    private static int port(JavaMailSenderImpl sender) {
        return sender.getPort() == JavaMailSenderImpl.DEFAULT_PORT ? 25 : sender.getPort();
    }

    /**
     * Delivers one letter.
     *
     * @throws org.springframework.mail.MailException if the server did not take it
     */
    void deliver(Letter letter) {
        var sender = server.orElseThrow();
        var message = new NamedMessage(letter, properties.from(), sender.createMimeMessage());
        try {
            write(letter, message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }

    private void write(Letter letter, MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setTo(new InternetAddress(letter.to(), true));
        helper.setFrom(new InternetAddress(properties.from(), letter.fromName(), "UTF-8"));
        var replyTo = letter.replyTo();
        if (replyTo != null) {
            helper.setReplyTo(new InternetAddress(replyTo, true));
        }
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        // RFC 3834: tells vacation robots not to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
    }
}
