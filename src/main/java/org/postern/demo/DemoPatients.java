package org.postern.demo;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.postern.database.CurrentPractice;
import org.postern.patient.Invitations;
import org.postern.patient.PatientDetails;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PatientInvited;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccounts;
import org.postern.patient.Registration;
import org.postern.patient.RegistrationResult;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.vault.Secret;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The demo's patients: added, invited and registered as real ones are. */
@Component
@Profile("demo")
class DemoPatients {

    private final Patients patients;
    private final Invitations invitations;
    private final Registration registration;
    private final PortalAccounts accounts;
    private final UserAccounts users;
    private final AtomicReference<Secret> invited = new AtomicReference<>();

    DemoPatients(
            Patients patients,
            Invitations invitations,
            Registration registration,
            PortalAccounts accounts,
            UserAccounts users) {
        this.patients = patients;
        this.invitations = invitations;
        this.registration = registration;
        this.accounts = accounts;
        this.users = users;
    }

    @EventListener
    void on(PatientInvited invitation) {
        invited.set(invitation.secret());
    }

    UUID add(String given, String family, LocalDate born, String record, String email) {
        return patients.add(new PatientDetails(record, given, family, born, email));
    }

    /** The one patient of the demo with this name. */
    UUID named(String given) {
        return patients.idsNamed(given).get(0);
    }

    PatientIdentity register(DemoStories story, String password) {
        var patientId =
                add(story.given(), story.family(), story.born(), story.record(), story.email());
        invitations.invite(
                patientId, new UserIdentity(CurrentPractice.id(), users.recipients().get(0)));
        var result =
                registration.register(
                        Objects.requireNonNull(invited.get()), story.born(), password);
        if (!(result instanceof RegistrationResult.Registered registered)) {
            throw new IllegalStateException("the demo's patient was refused: " + result);
        }
        return accounts.identify(registered.accountId()).orElseThrow();
    }
}
