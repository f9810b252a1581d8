package org.postern.signinsettings;

import java.util.List;
import org.postern.factor.FactorOwner;
import org.postern.factor.RecoveryCodes;
import org.postern.heavywork.WorkBusy;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.springframework.stereotype.Component;

/** New recovery codes for whoever asks, however they ask: so many times an hour. */
@Component
class NewCodes {

    private final RecoveryCodes codes;
    private final Throttle throttle;

    NewCodes(RecoveryCodes codes, Throttle throttle) {
        this.codes = codes;
        this.throttle = throttle;
    }

    /**
     * Makes them.
     *
     * @throws org.postern.signin.TooManyAttempts after too many in this hour
     * @throws WorkBusy when too many others hash; then it does not count
     */
    List<String> make(FactorOwner owner) {
        var whose = owner.id().toString();
        throttle.countAndCheck(AttemptLimit.RECOVERY_CODES_OF_ACCOUNT, whose);
        try {
            return codes.renew(owner);
        } catch (WorkBusy e) {
            throttle.takeBack(AttemptLimit.RECOVERY_CODES_OF_ACCOUNT, whose);
            throw e;
        }
    }
}
