package org.postern.accountmail;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.credentials.FactorReset;
import org.postern.credentials.UserPasswordReset;
import org.postern.notification.Envelopes;
import org.postern.notification.Letter;
import org.postern.notification.LetterWriter;
import org.postern.notification.Mail;
import org.postern.notification.NotificationKind;
import org.postern.practice.Practice;
import org.postern.signin.AccountNews;
import org.postern.signin.BrowserName;
import org.springframework.stereotype.Component;

/** Tells a user what was done to the account, or brings the link with which to do it. */
@Component
class UserLetter implements LetterWriter {

    private final AccountNotes notes;
    private final UserPasswordReset passwords;
    private final FactorReset factors;
    private final Envelopes envelopes;

    UserLetter(
            AccountNotes notes,
            UserPasswordReset passwords,
            FactorReset factors,
            Envelopes envelopes) {
        this.notes = notes;
        this.passwords = passwords;
        this.factors = factors;
        this.envelopes = envelopes;
    }

    @Override
    public NotificationKind kind() {
        return NotificationKind.USER_ACCOUNT;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        return notes.find(mail)
                .filter(note -> notes.isFresh(note, latest(note.news())))
                .flatMap(note -> write(mail, practice, note));
    }

    private static Duration latest(AccountNews news) {
        return news == AccountNews.PASSWORD_LINK || news == AccountNews.FACTORS_LINK
                ? AccountNotes.LATEST_LINK
                : AccountNotes.LATEST;
    }

    private Optional<Letter> write(Mail mail, Practice practice, AccountNotes.Note note) {
        return switch (note.news()) {
            case PASSWORD_LINK ->
                    passwords
                            .linkFor(note.email())
                            .map(
                                    link ->
                                            passwordLink(
                                                    mail,
                                                    practice,
                                                    link.email(),
                                                    link.secret().text()));
            case FACTORS_LINK ->
                    Optional.ofNullable(note.ownerId())
                            .flatMap(factors::linkFor)
                            .map(
                                    secret ->
                                            factorsLink(
                                                    mail, practice, note.email(), secret.text()));
            default -> Optional.of(news(mail, practice, note));
        };
    }

    private Letter passwordLink(Mail mail, Practice practice, String email, String secret) {
        var text =
                """
                Somebody asked for a new password for your staff account at %s.

                If it was you, set it here within one hour:
                %s

                The link works once. Your second step stays as it is. If it was not you,
                do nothing: your password stays as it is.
                """
                        .formatted(
                                practice.name(),
                                envelopes.portalLink(practice, "/clinic/new-password/" + secret));
        var subject = "Your link for " + practice.name() + " (staff)";
        return envelopes.letter(mail, email, practice, subject, text);
    }

    private Letter factorsLink(Mail mail, Practice practice, String email, String secret) {
        var text =
                """
                An administrator of %s lets you set up a new second step for your staff account.

                If you asked for it, do it here within one hour. You need your password:
                %s

                The link works once. If you did not ask for it, do nothing, and tell an
                administrator.
                """
                        .formatted(
                                practice.name(),
                                envelopes.portalLink(
                                        practice, "/clinic/lost-second-step/" + secret));
        var subject = "A new second step for " + practice.name() + " (staff)";
        return envelopes.letter(mail, email, practice, subject, text);
    }

    private Letter news(Mail mail, Practice practice, AccountNotes.Note note) {
        var text =
                """
                %s

                If you know of it, you need not do anything.

                If not, choose "Forgot your password?" at
                %s
                and set a new one. Then tell an administrator of %s.
                """
                        .formatted(
                                sentence(note.news(), note.detail()),
                                envelopes.portalLink(practice, "/clinic"),
                                practice.name());
        var subject = "Your staff account at " + practice.name() + " was changed";
        return envelopes.letter(mail, note.email(), practice, subject, text);
    }

    private static String sentence(AccountNews news, @Nullable String detail) {
        return switch (news) {
            case PASSWORD_CHANGED ->
                    "The password of your account was changed. All other devices were signed out.";
            case AUTHENTICATOR_ADDED ->
                    "An authenticator app was set up for your account. From now on signing in"
                            + " takes a code.";
            case AUTHENTICATOR_REMOVED -> "The authenticator app of your account was removed.";
            case PASSKEY_ADDED -> "A passkey was added to your account.";
            case PASSKEY_REMOVED -> "A passkey of your account was removed.";
            case RECOVERY_CODE_USED -> "Somebody signed in with one of your recovery codes.";
            case FACTORS_RESET ->
                    "Your authenticator app, passkeys and recovery codes were reset. A new second"
                            + " step is to be set up.";
            case RECOVERED ->
                    "Somebody with access to the server made a link with which to set a new"
                            + " password and a new second step for your account.";
            case EMAIL_CHANGED ->
                    "An administrator changed the email address of your account. You sign in with"
                            + " the new one, and mail goes there from now on.";
            case NEW_DEVICE ->
                    "Somebody signed in to your account with a device that we did not know: "
                            + browser(detail)
                            + ".";
            case PASSWORD_LINK, EMAIL_LINK, FACTORS_LINK ->
                    throw new IllegalStateException("a link has no news");
        };
    }

    private static String browser(@Nullable String stored) {
        var name = BrowserName.parse(stored);
        return name.isKnown() ? name.browser() + " on " + name.system() : "unknown browser";
    }
}
