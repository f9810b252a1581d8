package org.postern.signinsettings;

import org.postern.audit.Actor;
import org.postern.credentials.AccountOwners;
import org.postern.factor.FactorOwner;
import org.postern.factor.RequiredFactors;
import org.postern.factor.SecondFactors;
import org.springframework.stereotype.Component;

/** Whether somebody may take a second factor away when it is the last. */
@Component
class LastFactor {

    /** What stands against it. */
    enum Obstacle {
        NONE,
        /** A password of under 15 characters is good only beside a second factor. */
        SHORT_PASSWORD,
        /** The practice, or what the user may do, asks for one. */
        REQUIRED
    }

    private final SecondFactors factors;
    private final AccountOwners accounts;
    private final RequiredFactors required;

    LastFactor(SecondFactors factors, AccountOwners accounts, RequiredFactors required) {
        this.factors = factors;
        this.accounts = accounts;
        this.required = required;
    }

    Obstacle obstacle(FactorOwner owner) {
        if (!factors.of(owner.id()).one()) {
            return Obstacle.NONE;
        }
        if (owner.kind() == Actor.Kind.USER) {
            return required.isRequired(owner.id()) ? Obstacle.REQUIRED : Obstacle.NONE;
        }
        return accounts.hasShortPassword(owner.id()) ? Obstacle.SHORT_PASSWORD : Obstacle.NONE;
    }
}
