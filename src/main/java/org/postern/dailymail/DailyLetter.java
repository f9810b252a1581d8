package org.postern.dailymail;

import java.util.Objects;
import java.util.Optional;
import org.postern.database.CurrentPractice;
import org.postern.notification.Envelopes;
import org.postern.notification.Letter;
import org.postern.notification.LetterWriter;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells an account how many conversations it has not read; what was read meanwhile is not told. */
@Component
class DailyLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final PortalAccounts accounts;
    private final Envelopes envelopes;

    DailyLetter(JdbcClient jdbc, PortalAccounts accounts, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.PATIENT_DAILY;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(accounts::identify)
                .flatMap(account -> write(mail, practice, account));
    }

    private Optional<Letter> write(Mail mail, Practice practice, PatientIdentity account) {
        var count = unread(account);
        if (count == 0) {
            return Optional.empty();
        }
        var words = Words.of(Objects.requireNonNullElse(account.language(), Language.ENGLISH));
        var subject = words.say("mail-choice.daily-subject", count, practice.name());
        var text =
                words.say(
                        "mail-choice.daily-text",
                        count,
                        practice.name(),
                        envelopes.portalLink(practice, ""));
        return Optional.of(envelopes.letter(mail, account.email(), practice, subject, text));
    }

    // Nobody who has changed to another preference meanwhile gets this one.
    private int unread(PatientIdentity account) {
        return jdbc.sql(
                        """
                        select count(*) from portal_account a
                        join thread t on t.practice_id = a.practice_id and t.patient_unread
                            and t.patient_id in (:patients)
                        where a.practice_id = :practice and a.id = :account
                            and a.mail_preference = 'DAILY'
                        """)
                .param("patients", account.patientIds())
                .param("practice", CurrentPractice.id())
                .param("account", account.accountId())
                .query(Integer.class)
                .single();
    }
}
