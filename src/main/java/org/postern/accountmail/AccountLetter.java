package org.postern.accountmail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private record Note(
            @Nullable UUID accountId,
            AccountNews news,
            String email,
            @Nullable String detail,
            Instant at) {}

    // A link that is mailed late would surprise, and news of long ago, too.
    private static final Duration LATEST_LINK = Duration.ofHours(1);
    private static final Duration LATEST = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final PasswordReset reset;
    private final EmailChange emails;
    private final Envelopes envelopes;
    private final Clock clock;

    AccountLetter(
            JdbcClient jdbc,
            PasswordReset reset,
            EmailChange emails,
            Envelopes envelopes,
            Clock clock) {
        this.jdbc = jdbc;
        this.reset = reset;
        this.emails = emails;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.ACCOUNT;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return Optional.ofNullable(mail.recipientId())
                .flatMap(this::find)
                .flatMap(note -> write(mail, practice, note));
    }

    private Optional<Letter> write(Mail mail, Practice practice, Note note) {
        if (note.news() == AccountNews.PASSWORD_LINK) {
            return isFresh(note, LATEST_LINK)
                    ? reset.linkFor(note.email()).map(link -> passwordLink(mail, practice, link))
                    : Optional.empty();
        }
        if (note.news() == AccountNews.EMAIL_LINK) {
            var id = note.accountId();
            return id != null && isFresh(note, LATEST_LINK)
                    ? emails.linkFor(id, note.email())
                            .map(secret -> emailLink(mail, practice, note.email(), id, secret))
                    : Optional.empty();
        }
        return isFresh(note, LATEST) ? Optional.of(news(mail, practice, note)) : Optional.empty();
    }

    private boolean isFresh(Note note, Duration latest) {
        return note.at().plus(latest).isAfter(clock.instant());
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

    private Letter news(Mail mail, Practice practice, Note note) {
        var id = note.accountId();
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
                    case PASSWORD_LINK, EMAIL_LINK ->
                            throw new IllegalStateException("a link has no news");
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

    private Optional<Note> find(UUID id) {
        return jdbc.sql("select * from account_letter where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), id)
                .query(
                        (row, number) ->
                                new Note(
                                        row.getObject("owner_id", UUID.class),
                                        AccountNews.valueOf(row.getString("news")),
                                        row.getString("email"),
                                        row.getString("detail"),
                                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }
}
