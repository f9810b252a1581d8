package org.postern.stepup;

import jakarta.servlet.http.HttpServletRequest;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.entry.DeviceCookie;
import org.postern.factor.FactorOwner;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeySignIns;
import org.postern.factor.SecondFactors;
import org.postern.factor.SecondStep;
import org.postern.patient.PatientSignIn;
import org.postern.signin.Credentials;
import org.postern.user.UserSignIn;
import org.postern.web.Sessions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks again who a signed-in person is, with all that signing in takes. */
@Service
class Proofs {

    /** What came of it. */
    enum Outcome {
        PROVED,
        WRONG_PASSWORD,
        WRONG_CODE
    }

    private final PatientSignIn patients;
    private final UserSignIn users;
    private final SecondFactors factors;
    private final SecondStep secondStep;
    private final PasskeySignIns passkeys;
    private final DeviceCookie device;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Proofs(
            PatientSignIn patients,
            UserSignIn users,
            SecondFactors factors,
            SecondStep secondStep,
            PasskeySignIns passkeys,
            DeviceCookie device,
            Sessions sessions,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.patients = patients;
        this.users = users;
        this.factors = factors;
        this.secondStep = secondStep;
        this.passkeys = passkeys;
        this.device = device;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * With the password, and the code where there is a second factor.
     *
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    Outcome prove(HttpServletRequest request, FactorOwner owner, String password, String code) {
        var own = device.of(request);
        var now = new Credentials(owner.email(), password, request.getRemoteAddr(), own);
        var id =
                owner.kind() == Actor.Kind.USER
                        ? users.signIn(now).orElse(null)
                        : patients.signIn(now).orElse(null);
        if (!owner.id().equals(id)) {
            return Outcome.WRONG_PASSWORD;
        }
        var second = factors.of(owner.id()).any();
        if (second && !secondStep.passes(owner, code, own)) {
            return Outcome.WRONG_CODE;
        }
        proved(request, owner, second ? "code" : "password");
        return Outcome.PROVED;
    }

    /** With a passkey, in place of both. */
    boolean prove(HttpServletRequest request, FactorOwner owner, PasskeyAnswer answer) {
        var id = passkeys.signIn(owner.kind(), answer, request.getSession().getId());
        if (id.filter(owner.id()::equals).isEmpty()) {
            return false;
        }
        proved(request, owner, "passkey");
        return true;
    }

    private void proved(HttpServletRequest request, FactorOwner owner, String way) {
        sessions.prove(request);
        transaction.executeWithoutResult(
                status ->
                        audit.record(
                                AuditEvent.allowed(AuditAction.PROVE_IDENTITY)
                                        .on("account", owner.id())
                                        .because(way)));
    }
}
