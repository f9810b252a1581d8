package org.postern.credentials;

import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.patient.PortalAccounts;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.PasswordRules;
import org.postern.signin.Passwords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets the new password of a portal account, with what belongs to it in the same transaction. */
@Component
class NewPasswords {

    private final JdbcClient jdbc;
    private final PortalAccounts accounts;
    private final AccountLinks links;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    NewPasswords(
            JdbcClient jdbc,
            PortalAccounts accounts,
            AccountLinks links,
            Passwords passwords,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.links = links;
        this.passwords = passwords;
        this.events = events;
        this.transaction = transaction;
    }

    private void noteLength(UUID accountId, String password) {
        jdbc.sql("update portal_account set password_short = ? where practice_id = ? and id = ?")
                .params(PasswordRules.isShort(password), CurrentPractice.id(), accountId)
                .update();
    }

    /**
     * Sets it: links to a new password end, and the holder is told.
     *
     * @param password an acceptable one
     * @param first what is done first in the transaction; what it throws leaves all as it was
     */
    void set(UUID accountId, String email, String password, Runnable first) {
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(
                status -> {
                    first.run();
                    accounts.changePassword(accountId, hash);
                    noteLength(accountId, password);
                    links.endAll(accountId);
                    events.publishEvent(
                            new AccountNote(
                                    Actor.Kind.ACCOUNT,
                                    accountId,
                                    AccountNews.PASSWORD_CHANGED,
                                    email,
                                    null));
                });
    }
}
