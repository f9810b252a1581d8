package org.postern.officermail;

import java.util.Optional;
import org.postern.notification.Envelopes;
import org.postern.notification.Letter;
import org.postern.notification.LetterWriter;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practice;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells an administrator that conversations were opened in an emergency; not whose, not by whom.
 * Where the only one did it, the address outside the practice that gets its audit anchors is told.
 */
@Component
class EmergencyLetter implements LetterWriter {

    private final UserAccounts users;
    private final Envelopes envelopes;

    private final String outside;

    EmergencyLetter(
            UserAccounts users,
            Envelopes envelopes,
            @Value("${postern.audit.anchor.mail:}") String outside) {
        this.users = users;
        this.envelopes = envelopes;
        this.outside = outside;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.EMERGENCY_ACCESS;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var administratorId = mail.recipientId();
        if (administratorId == null) {
            return outside.isBlank() ? Optional.empty() : Optional.of(toOutside(mail, practice));
        }
        return users.find(administratorId)
                .filter(UserAccount::active)
                .filter(UserAccount::administration)
                .map(user -> write(mail, practice, user));
    }

    private Letter toOutside(Mail mail, Practice practice) {
        return envelopes.letter(
                mail,
                outside,
                practice,
                "Conversations were opened in an emergency",
                """
                The only administrator of %s opened a patient's conversations in an emergency.

                Nobody else there is told of it. Ask who, why and what: it stands in
                Settings > Security > Emergency access, and in the audit log.
                """
                        .formatted(practice.name()));
    }

    private Letter write(Mail mail, Practice practice, UserAccount user) {
        return envelopes.letter(
                mail,
                user.email(),
                practice,
                "Conversations were opened in an emergency",
                """
                A user of %s opened a patient's conversations in an emergency.

                See who, why and what, and mark it as reviewed: %s
                """
                        .formatted(
                                practice.name(),
                                envelopes.clinicLink(practice, "/settings/security/emergency")));
    }
}
