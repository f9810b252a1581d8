package org.postern.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.heavywork.WorkBusy;
import org.postern.transport.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a password for either door: throttled by account and by network address, audited, and with
 * the same work and the same answer whether or not the account exists.
 */
@Service
public class SignInCheck {

    private final Passwords passwords;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    SignInCheck(
            Passwords passwords,
            Throttle throttle,
            KnownDevices devices,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Tries the credentials against what is stored.
     *
     * @param account the account with this email, if there is one
     * @return its id when the password is right
     * @throws TooManyAttempts after too many failures
     * @throws WorkBusy when too many others sign in
     */
    public Optional<UUID> signIn(Credentials credentials, Optional<StoredPassword> account) {
        if (credentials.email().isEmpty() || credentials.password().isEmpty()) {
            return Optional.empty();
        }
        // What others guess does not lock out a device that the account knows.
        var whose =
                CurrentPractice.id()
                        + "|"
                        + credentials.email().toLowerCase(Locale.ROOT)
                        + devices.mark(
                                account.map(StoredPassword::accountId).orElse(null),
                                credentials.device());
        // Counted before it is tried: many guesses at the same moment are no more than the limit.
        var network = Networks.of(credentials.address());
        count(AttemptLimit.SIGN_IN_FROM_ADDRESS, network, account);
        count(AttemptLimit.SIGN_IN_OF_ACCOUNT, whose, account);
        if (matches(credentials, account, whose, network)) {
            takeBack(whose, network);
            account.ifPresent(this::recordSuccess);
            return account.map(StoredPassword::accountId);
        }
        refused("wrong-email-or-password", account);
        return Optional.empty();
    }

    private void count(AttemptLimit limit, String whose, Optional<StoredPassword> account) {
        try {
            throttle.countAndCheck(limit, whose);
        } catch (TooManyAttempts e) {
            if (e.isFirst()) {
                refused("too-many-attempts", account);
            }
            throw e;
        }
    }

    private void refused(String reason, Optional<StoredPassword> account) {
        audit.recordRefusal(
                AuditEvent.denied(AuditAction.SIGN_IN, reason)
                        .on("account", account.map(StoredPassword::accountId).orElse(null)));
    }

    private boolean matches(
            Credentials credentials,
            Optional<StoredPassword> account,
            String whose,
            String network) {
        try {
            return passwords.matches(
                    credentials.password(), account.map(StoredPassword::hash).orElse(null));
        } catch (WorkBusy e) {
            // Nothing was tried.
            takeBack(whose, network);
            throw e;
        }
    }

    private void takeBack(String whose, String network) {
        throttle.takeBack(AttemptLimit.SIGN_IN_OF_ACCOUNT, whose);
        throttle.takeBack(AttemptLimit.SIGN_IN_FROM_ADDRESS, network);
    }

    private void recordSuccess(StoredPassword account) {
        var actor = Actor.current().as(account.kind(), account.accountId());
        actor.call(
                () ->
                        transaction.execute(
                                status -> {
                                    audit.record(
                                            AuditEvent.allowed(AuditAction.SIGN_IN)
                                                    .on("account", account.accountId()));
                                    return true;
                                }));
    }
}
