package org.postern.portalaccount;

import org.postern.audit.Actor;
import org.postern.factor.FactorOwner;
import org.postern.patient.PatientIdentity;

/** Whose second factors those of a signed-in patient are. */
final class Owners {

    private Owners() {}

    static FactorOwner of(PatientIdentity patient) {
        return new FactorOwner(Actor.Kind.ACCOUNT, patient.accountId(), patient.email());
    }
}
