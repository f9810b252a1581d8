package org.postern.journeys;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.postern.patient.PatientInvited;
import org.postern.vault.Secret;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Remembers the last invitation's secret, for patients who register off stage. */
@TestComponent
class Invited {

    private final AtomicReference<Secret> last = new AtomicReference<>();

    @EventListener
    void on(PatientInvited invitation) {
        last.set(invitation.secret());
    }

    Secret secret() {
        return Objects.requireNonNull(last.get());
    }
}
