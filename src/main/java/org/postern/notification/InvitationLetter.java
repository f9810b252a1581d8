package org.postern.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.patient.Invitations;
import org.postern.practice.Practice;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.stereotype.Component;

/** Brings a patient the link with which to register. */
@Component
class InvitationLetter implements LetterWriter {

    private final Invitations invitations;
    private final Secrets secrets;
    private final Envelopes envelopes;

    InvitationLetter(Invitations invitations, Secrets secrets, Envelopes envelopes) {
        this.invitations = invitations;
        this.secrets = secrets;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.INVITATION;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(invitations::addressOf)
                .flatMap(
                        address ->
                                secrets.of(mail.id())
                                        .map(secret -> write(mail, practice, address, secret)));
    }

    private Letter write(Mail mail, Practice practice, String address, String secret) {
        return secrets.languageOf(mail.id())
                .map(language -> asked(mail, practice, address, secret, Words.of(language)))
                .orElseGet(() -> invited(mail, practice, address, secret));
    }

    private Letter asked(Mail mail, Practice practice, String address, String secret, Words words) {
        var text =
                words.say(
                        "register.mail",
                        practice.name(),
                        envelopes.portalLink(practice, "/invitation/" + secret),
                        envelopes.portalLink(practice, ""));
        var subject = words.say("register.mail-subject", practice.name());
        return envelopes.letter(mail, address, practice, subject, text);
    }

    private Letter invited(Mail mail, Practice practice, String address, String secret) {
        // What language they read is not known yet.
        var text =
                Arrays.stream(Language.values())
                        .map(language -> text(Words.of(language), practice, secret))
                        .collect(Collectors.joining("\n\n"));
        var subject =
                Arrays.stream(Language.values())
                        .map(Words::of)
                        .map(words -> words.say("mail.invitation-subject", practice.name()))
                        .collect(Collectors.joining(" / "));
        return envelopes.letter(mail, address, practice, subject, text);
    }

    private String text(Words words, Practice practice, String secret) {
        return words.say(
                "mail.invitation",
                practice.name(),
                envelopes.portalLink(practice, "/invitation/" + secret),
                envelopes.portalLink(practice, ""));
    }
}
