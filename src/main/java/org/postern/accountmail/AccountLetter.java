package org.postern.accountmail;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.EmailChange;
import org.postern.credentials.PasswordReset;
import org.postern.database.CurrentPractice;
import org.postern.notification.Envelopes;
import org.postern.notification.Letter;
import org.postern.notification.LetterWriter;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practice;
import org.postern.signin.AccountNews;
import org.postern.signin.BrowserName;
import org.postern.vault.Secret;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the holder of an account what was done to it, or brings the link with which to do it. */
@Component
class AccountLetter implements LetterWriter {

    private final JdbcClient jdbc;
    private final AccountNotes notes;
    private final PasswordReset reset;
    private final EmailChange emails;
    private final Envelopes envelopes;

    AccountLetter(
            JdbcClient jdbc,
            AccountNotes notes,
            PasswordReset reset,
            EmailChange emails,
            Envelopes envelopes) {
        this.jdbc = jdbc;
        this.notes = notes;
        this.reset = reset;
        this.emails = emails;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.ACCOUNT;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return notes.find(mail).flatMap(note -> write(mail, practice, note));
    }

    private Optional<Letter> write(Mail mail, Practice practice, AccountNotes.Note note) {
        if (note.news() == AccountNews.PASSWORD_LINK) {
            return notes.isFresh(note, AccountNotes.LATEST_LINK)
                    ? reset.linkFor(note.email()).map(link -> passwordLink(mail, practice, link))
                    : Optional.empty();
        }
        if (note.news() == AccountNews.EMAIL_LINK) {
            var id = note.ownerId();
            return id != null && notes.isFresh(note, AccountNotes.LATEST_LINK)
                    ? emails.linkFor(id, note.email())
                            .map(secret -> emailLink(mail, practice, note.email(), id, secret))
                    : Optional.empty();
        }
        return notes.isFresh(note, AccountNotes.LATEST)
                ? Optional.of(news(mail, practice, note))
                : Optional.empty();
    }

    private Letter passwordLink(Mail mail, Practice practice, PasswordReset.Link link) {
        var words = Words.of(language(link.accountId()));
        var address = envelopes.portalLink(practice, "/new-password/" + link.secret().text());
        return envelopes.letter(
                mail,
                link.email(),
                practice,
                words.say("account-mail.password-link-subject", practice.name()),
                words.say("account-mail.password-link", practice.name(), address));
    }

    private Letter emailLink(
            Mail mail, Practice practice, String email, UUID accountId, Secret secret) {
        var words = Words.of(language(accountId));
        var address = envelopes.portalLink(practice, "/new-email/" + secret.text());
        return envelopes.letter(
                mail,
                email,
                practice,
                words.say("account-mail.email-link-subject", practice.name()),
                words.say("account-mail.email-link", practice.name(), address));
    }

    private Letter news(Mail mail, Practice practice, AccountNotes.Note note) {
        var id = note.ownerId();
        var words = Words.of(id == null ? Language.ENGLISH : language(id));
        var text =
                switch (note.news()) {
                    case PASSWORD_CHANGED -> words.say("account-mail.password-changed");
                    case AUTHENTICATOR_ADDED -> words.say("account-mail.authenticator-added");
                    case AUTHENTICATOR_REMOVED -> words.say("account-mail.authenticator-removed");
                    case RECOVERY_CODE_USED -> words.say("account-mail.recovery-code-used");
                    case NEW_DEVICE ->
                            words.say("account-mail.new-device", browser(words, note.detail()));
                    case PASSKEY_ADDED -> words.say("account-mail.passkey-added");
                    case PASSKEY_REMOVED -> words.say("account-mail.passkey-removed");
                    case EMAIL_CHANGED -> words.say("account-mail.email-changed");
                    case PASSWORD_LINK, EMAIL_LINK, FACTORS_LINK, FACTORS_RESET, RECOVERED ->
                            throw new IllegalStateException("of this patients have no news");
                };
        var signIn =
                note.news() == AccountNews.NEW_DEVICE
                        || note.news() == AccountNews.RECOVERY_CODE_USED;
        var subject = signIn ? "account-mail.sign-in-subject" : "account-mail.subject";
        var portal = envelopes.portalLink(practice, "");
        return envelopes.letter(
                mail,
                note.email(),
                practice,
                words.say(subject, practice.name()),
                words.say("account-mail.news", text, practice.name(), portal));
    }

    private static String browser(Words words, @Nullable String stored) {
        var name = BrowserName.parse(stored);
        return name.isKnown()
                ? words.say("account-mail.browser", name.browser(), name.system())
                : words.say("account-mail.unknown-browser");
    }

    private Language language(UUID accountId) {
        return jdbc.sql(
                        """
                        select language from portal_account
                        where practice_id = ? and id = ? and language is not null
                        """)
                .params(CurrentPractice.id(), accountId)
                .query(String.class)
                .optional()
                .flatMap(Language::of)
                .orElse(Language.ENGLISH);
    }
}
