package org.postern.notification;

import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.mailpreference.MailPreferences;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.wording.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a patient, or who writes for one, that the practice wrote, while it is unread. */
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
        return Optional.ofNullable(mail.recipientId())
                .flatMap(accounts::identify)
                .filter(account -> preferences.wantsMailAtOnce(account.email()))
                .filter(account -> hasUnread(mail.id(), account))
                .map(account -> write(mail, practice, account));
    }

    private Letter write(Mail mail, Practice practice, PatientIdentity account) {
        var words = Words.of(accounts.languageOf(account.accountId()));
        var text = words.say("mail.message", practice.name(), envelopes.portalLink(practice, ""));
        var subject = words.say("mail.message-subject", practice.name());
        return envelopes.letter(mail, account.email(), practice, subject, text);
    }

    // Of a patient to whom access has ended meanwhile, nothing is told.
    private boolean hasUnread(UUID mailId, PatientIdentity account) {
        return jdbc.sql(
                        """
                        select exists (select from notification n
                            join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                                and t.patient_unread and t.patient_id in (:patients)
                            where n.practice_id = :practice and n.mail_id = :mail)
                        """)
                .param("patients", account.patientIds())
                .param("practice", CurrentPractice.id())
                .param("mail", mailId)
                .query(Boolean.class)
                .single();
    }
}
