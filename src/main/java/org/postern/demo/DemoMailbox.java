package org.postern.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postern.database.DataDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Stands in for a mail server in the demo: each mail becomes a file of the data directory, in the
 * form in which it would have gone out.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
class DemoMailbox extends JavaMailSenderImpl {

    private final Path folder;

    DemoMailbox(DataDirectory data) throws IOException {
        this.folder = data.path("demo-mail");
        Files.createDirectories(folder);
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
        for (var message : messages) {
            try {
                message.setSentDate(new java.util.Date());
                message.saveChanges();
                store(message);
            } catch (MessagingException | IOException e) {
                throw new MailSendException("the demo's mailbox cannot be written", e);
            }
        }
    }

    private void store(MimeMessage message) throws IOException, MessagingException {
        // Message-IDs begin with a UUIDv7: in order of their names mails are in order of time.
        var name = message.getMessageID().replaceAll("[^0-9a-f-]", "").substring(0, 36);
        var part = Files.createTempFile(folder, "new", ".part");
        try (var out = Files.newOutputStream(part)) {
            message.writeTo(out);
        }
        Files.move(
                part, folder.resolve(name + ".eml"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** The newest mails, newest first. */
    List<DemoMail> newest(int most) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .map(DemoMailbox::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<DemoMail> find(String id) {
        var file = folder.resolve(id + ".eml");
        return id.matches("[0-9a-f-]{36}") && Files.exists(file)
                ? Optional.of(read(file))
                : Optional.empty();
    }

    private static DemoMail read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var id = file.getFileName().toString().replace(".eml", "");
            return new DemoMail(
                    id,
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    String.valueOf(message.getContent()),
                    message.getSentDate().toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail of the demo cannot be read", e);
        }
    }
}
