package org.postern.factor;

import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.heavywork.WorkBusy;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.AttemptLimit;
import org.postern.signin.KnownDevices;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the code of the second step: of an authenticator app, or one of those on paper. */
@Service
public class SecondStep {

    private final Authenticators authenticators;
    private final RecoveryCodes codes;
    private final KnownDevices devices;
    private final Throttle throttle;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SecondStep(
            Authenticators authenticators,
            RecoveryCodes codes,
            KnownDevices devices,
            Throttle throttle,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.authenticators = authenticators;
        this.codes = codes;
        this.devices = devices;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Whether the code is right. Each counts once.
     *
     * @param device the secret of the browser's device cookie: whoever guesses elsewhere does not
     *     lock out the account's own devices
     * @throws TooManyAttempts after too many wrong ones
     */
    public boolean passes(FactorOwner owner, String typed, @Nullable String device) {
        var code = typed.replaceAll("[\\s-]", "");
        if (code.isEmpty()) {
            return false;
        }
        var whose = owner.id() + devices.mark(owner.id(), device);
        count(owner, whose);
        var onPaper = !code.matches("[0-9]{6}");
        if (onPaper ? use(owner, code, whose) : authenticators.use(owner.id(), code)) {
            throttle.takeBack(AttemptLimit.CODES_OF_ACCOUNT, whose);
            succeeded(owner, onPaper);
            return true;
        }
        refused(owner, "wrong-code");
        return false;
    }

    private boolean use(FactorOwner owner, String code, String whose) {
        try {
            return codes.use(owner.id(), code);
        } catch (WorkBusy e) {
            // Nothing was tried.
            throttle.takeBack(AttemptLimit.CODES_OF_ACCOUNT, whose);
            throw e;
        }
    }

    private void count(FactorOwner owner, String whose) {
        try {
            throttle.countAndCheck(AttemptLimit.CODES_OF_ACCOUNT, whose);
        } catch (TooManyAttempts e) {
            if (e.isFirst()) {
                refused(owner, "too-many-codes");
            }
            throw e;
        }
    }

    private void refused(FactorOwner owner, String reason) {
        audit.recordRefusal(
                AuditEvent.denied(AuditAction.SIGN_IN, reason).on("account", owner.id()));
    }

    private void succeeded(FactorOwner owner, boolean onPaper) {
        org.postern.audit.Actor.current()
                .as(owner.kind(), owner.id())
                .call(
                        () -> {
                            transaction.executeWithoutResult(status -> record(owner, onPaper));
                            return CurrentPractice.id();
                        });
    }

    private void record(FactorOwner owner, boolean onPaper) {
        var action = onPaper ? AuditAction.USE_RECOVERY_CODE : AuditAction.USE_AUTHENTICATOR;
        audit.record(AuditEvent.allowed(action).on("account", owner.id()));
        if (onPaper) {
            events.publishEvent(
                    new AccountNote(
                            owner.kind(),
                            owner.id(),
                            AccountNews.RECOVERY_CODE_USED,
                            owner.email(),
                            null));
        }
    }
}
