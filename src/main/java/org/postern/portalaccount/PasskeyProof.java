package org.postern.portalaccount;

import jakarta.servlet.http.HttpServletRequest;
import org.postern.audit.Actor;
import org.postern.factor.PasskeyAnswer;
import org.postern.factor.PasskeySignIns;
import org.postern.patient.PatientIdentity;
import org.postern.web.Destination;
import org.postern.web.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proves again who somebody is, with a passkey in place of password and code. */
@Controller
class PasskeyProof {

    private static final String ACCOUNT = "/portal/account";

    private final PasskeySignIns passkeys;
    private final Sessions sessions;

    PasskeyProof(PasskeySignIns passkeys, Sessions sessions) {
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @PostMapping("/portal/account/proof/passkey")
    String prove(
            PatientIdentity patient,
            PasskeyAnswer answer,
            @RequestParam(defaultValue = ACCOUNT) String to,
            HttpServletRequest request) {
        var destination = Destination.orElse(to, ACCOUNT, ACCOUNT);
        var session = request.getSession().getId();
        if (passkeys.signIn(Actor.Kind.ACCOUNT, answer, session)
                .filter(patient.accountId()::equals)
                .isEmpty()) {
            return "redirect:/portal/account/proof?to=" + destination;
        }
        sessions.prove(request);
        return "redirect:" + destination;
    }
}
