package org.postern.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.practice.Practice;
import org.postern.proxy.ProxyInvitations;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.stereotype.Component;

/** Brings a parent or caregiver the link with which to write for somebody. It names nobody. */
@Component
class ProxyInvitationLetter implements LetterWriter {

    private final ProxyInvitations invitations;
    private final Secrets secrets;
    private final Envelopes envelopes;

    ProxyInvitationLetter(ProxyInvitations invitations, Secrets secrets, Envelopes envelopes) {
        this.invitations = invitations;
        this.secrets = secrets;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.PROXY_INVITATION;
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
        // What language they read is not known yet.
        var text =
                Arrays.stream(Language.values())
                        .map(Words::of)
                        .map(
                                words ->
                                        words.say(
                                                "proxies.mail-invitation",
                                                practice.name(),
                                                envelopes.portalLink(practice, "/proxy/" + secret)))
                        .collect(Collectors.joining("\n\n"));
        var subject =
                Arrays.stream(Language.values())
                        .map(Words::of)
                        .map(words -> words.say("proxies.mail-subject", practice.name()))
                        .collect(Collectors.joining(" / "));
        return envelopes.letter(mail, address, practice, subject, text);
    }
}
