package org.postern.officermail;

import java.util.Optional;
import org.postern.notification.Envelopes;
import org.postern.notification.Letter;
import org.postern.notification.LetterWriter;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practice;
import org.postern.sealing.Verification;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says to an address elsewhere how far the sealed audit trail goes. */
@Component
class AnchorLetter implements LetterWriter {

    private final Verification verification;
    private final Envelopes envelopes;
    private final String address;

    AnchorLetter(
            Verification verification,
            Envelopes envelopes,
            @Value("${postern.audit.anchor.mail:}") String address) {
        this.verification = verification;
        this.envelopes = envelopes;
        this.address = address;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.AUDIT_ANCHOR;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return address.isBlank()
                ? Optional.empty()
                : verification.anchorLine().map(line -> write(mail, practice, line));
    }

    private Letter write(Mail mail, Practice practice, String line) {
        return envelopes.letter(
                mail,
                address,
                practice,
                "How far the audit trail of " + practice.name() + " goes",
                """
                Keep this mail. It shows later whether audit events that were sealed before it were
                changed or removed:

                %s

                To compare, save this line in a file and run bin/verify-audit with it on the server.
                """
                        .formatted(line));
    }
}
