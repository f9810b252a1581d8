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
import org.springframework.stereotype.Component;

/**
 * Tells an administrator that conversations were opened in an emergency; not whose, not by whom.
 */
@Component
class EmergencyLetter implements LetterWriter {

    private final UserAccounts users;
    private final Envelopes envelopes;

    EmergencyLetter(UserAccounts users, Envelopes envelopes) {
        this.users = users;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.EMERGENCY_ACCESS;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(users::find)
                .filter(UserAccount::active)
                .filter(UserAccount::administration)
                .map(user -> write(mail, practice, user));
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
