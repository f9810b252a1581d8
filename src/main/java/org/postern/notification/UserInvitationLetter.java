package org.postern.notification;

import java.util.Optional;
import org.postern.practice.Practice;
import org.postern.user.UserInvitations;
import org.springframework.stereotype.Component;

/** Brings a new user the link with which to set a password. */
@Component
class UserInvitationLetter implements LetterWriter {

    private final UserInvitations invitations;
    private final Secrets secrets;
    private final Envelopes envelopes;

    UserInvitationLetter(UserInvitations invitations, Secrets secrets, Envelopes envelopes) {
        this.invitations = invitations;
        this.secrets = secrets;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.USER_INVITATION;
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
        var text =
                """
                You are invited to work with the patient messages of %s.

                Set your password here within 7 days:
                %s

                The link works once. Later you sign in with this email address
                at %s

                If you did not expect this mail, you can ignore it.
                """
                        .formatted(
                                practice.name(),
                                envelopes.portalLink(practice, "/clinic/invitation/" + secret),
                                envelopes.portalLink(practice, "/clinic"));
        var subject = "Your invitation to " + practice.name() + " (staff)";
        return envelopes.letter(mail, address, practice, subject, text);
    }
}
