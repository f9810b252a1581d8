package org.postern.notification;

import java.util.Optional;
import org.postern.database.CurrentPractice;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.wording.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells a parent or caregiver that access to one of the people they write for ends soon, or has
 * ended; and everybody who reads for a patient that somebody more does. It says neither whose, nor
 * who, nor why.
 */
class ProxyAccessLetter implements LetterWriter {

    private final NotificationKind kind;
    private final JdbcClient jdbc;
    private final PortalAccounts accounts;
    private final Envelopes envelopes;

    private ProxyAccessLetter(
            NotificationKind kind, JdbcClient jdbc, PortalAccounts accounts, Envelopes envelopes) {
        this.kind = kind;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.envelopes = envelopes;
    }

    @Configuration
    static class Kinds {

        @Bean
        ProxyAccessLetter proxyEnding(
                JdbcClient jdbc, PortalAccounts accounts, Envelopes envelopes) {
            return new ProxyAccessLetter(NotificationKind.PROXY_ENDING, jdbc, accounts, envelopes);
        }

        @Bean
        ProxyAccessLetter proxyAdded(
                JdbcClient jdbc, PortalAccounts accounts, Envelopes envelopes) {
            return new ProxyAccessLetter(NotificationKind.PROXY_ADDED, jdbc, accounts, envelopes);
        }

        @Bean
        ProxyAccessLetter proxyEnded(
                JdbcClient jdbc, PortalAccounts accounts, Envelopes envelopes) {
            return new ProxyAccessLetter(NotificationKind.PROXY_ENDED, jdbc, accounts, envelopes);
        }
    }

    @Override
    public NotificationKind kind() {
        return kind;
    }

    @Override
    public Optional<Letter> write(Mail mail, Practice practice) {
        var accountId = mail.recipientId();
        if (accountId == null) {
            return Optional.empty();
        }
        var words = Words.of(accounts.languageOf(accountId));
        var portal = envelopes.portalLink(practice, "");
        var text =
                switch (kind) {
                    case PROXY_ADDED -> words.say("proxies.mail-added", practice.name(), portal);
                    case PROXY_ENDED -> words.say("proxies.mail-ended", practice.name());
                    default -> words.say("proxies.mail-ending", practice.name());
                };
        var subject =
                switch (kind) {
                    case PROXY_ADDED -> words.say("proxies.mail-added-subject", practice.name());
                    case PROXY_ENDED -> words.say("proxies.mail-ended-subject", practice.name());
                    default -> words.say("proxies.mail-ending-subject", practice.name());
                };
        // Also of an account that ended with its last patient.
        return jdbc.sql("select email from portal_account where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), accountId)
                .query(String.class)
                .optional()
                .map(address -> envelopes.letter(mail, address, practice, subject, text));
    }
}
