package org.postern.notification;

import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.mailpreference.MailPreferences;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.wording.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a patient that the practice wrote, while it is unread. */
@Component
class PatientLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final PortalAccounts accounts;
    private final MailPreferences preferences;
    private final Envelopes envelopes;

    PatientLetter(
            JdbcClient jdbc,
            PortalAccounts accounts,
            MailPreferences preferences,
            Envelopes envelopes) {
        this.preferences = preferences;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.PATIENT_MESSAGE;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var patientId = mail.recipientId();
        if (patientId == null || !hasUnread(mail.id())) {
            return Optional.empty();
        }
        var words = Words.of(accounts.languageOfPatient(patientId));
        var text = words.say("mail.message", practice.name(), envelopes.portalLink(practice, ""));
        var subject = words.say("mail.message-subject", practice.name());
        return accounts.addressOf(patientId)
                .filter(preferences::wantsMailAtOnce)
                .map(address -> envelopes.letter(mail, address, practice, subject, text));
    }

    private boolean hasUnread(UUID mailId) {
        return jdbc.sql(
                        """
                        select exists (select from notification n
                            join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                                and t.patient_unread
                            where n.practice_id = ? and n.mail_id = ?)
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(Boolean.class)
                .single();
    }
}
