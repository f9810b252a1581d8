package org.postern.notification;

import java.util.Optional;
import org.postern.patient.Invitations;
import org.postern.practice.Practice;
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
        var text =
                """
                %s invites you to its patient portal, where you can write to your care team.

                Set your password here within 7 days:
                %s

                You will be asked for your date of birth. The link works once. Later you sign in
                at %s

                If you did not expect this mail, you can ignore it.
                """
                        .formatted(
                                practice.name(),
                                envelopes.portalLink(practice, "/invitation/" + secret),
                                envelopes.portalLink(practice, ""));
        var subject = "Your invitation to " + practice.name();
        return envelopes.letter(mail, address, practice, subject, text);
    }
}
