package org.postern.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.postern.compose.Post;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccounts;
import org.postern.patient.Relation;
import org.postern.proxy.ProxyDetails;
import org.postern.proxy.ProxyInvitations;
import org.postern.proxy.ProxyInvited;
import org.postern.proxy.ProxyRegistration;
import org.postern.proxy.ProxyResult;
import org.postern.user.UserIdentity;
import org.postern.vault.Secret;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The demo's family: a mother of two, one of them nearly grown up, and who cares for a patient. */
@Component
@Profile("demo")
class DemoFamily {

    private static final String CAREGIVER = "jonas.fischer@example.org";

    private final DemoPatients people;
    private final Patients patients;
    private final ProxyInvitations invitations;
    private final ProxyRegistration registration;
    private final PortalAccounts accounts;
    private final PatientThreads threads;
    private final DemoTimes times;
    private final Clock clock;
    private final AtomicReference<Secret> invited = new AtomicReference<>();

    DemoFamily(
            DemoPatients people,
            Patients patients,
            ProxyInvitations invitations,
            ProxyRegistration registration,
            PortalAccounts accounts,
            PatientThreads threads,
            DemoTimes times,
            Clock clock) {
        this.people = people;
        this.patients = patients;
        this.invitations = invitations;
        this.registration = registration;
        this.accounts = accounts;
        this.threads = threads;
        this.times = times;
        this.clock = clock;
    }

    @EventListener
    void on(ProxyInvited invitation) {
        invited.set(invitation.secret());
    }

    void add(UserIdentity provider, UserIdentity inviting, UUID cared, String password) {
        var today = LocalDate.now(clock);
        var mia =
                people.add(
                        "Mia",
                        "Delgado",
                        today.minusYears(9).minusDays(40),
                        "105-2210",
                        DemoSignIns.PARENT);
        var leo =
                people.add(
                        "Leo",
                        "Delgado",
                        today.minusYears(18).plusDays(24),
                        "105-2211",
                        "leo.delgado@example.org");
        var rosa =
                new ProxyDetails("Rosa Delgado", DemoSignIns.PARENT, Relation.PARENT, null, false);
        join(inviting, mia, rosa, password);
        var account = join(inviting, leo, rosa, password);
        join(
                inviting,
                cared,
                new ProxyDetails("Jonas Fischer", CAREGIVER, Relation.CAREGIVER, null, true),
                password);
        write(
                account,
                mia,
                provider,
                "Fever since last night",
                "Mia has 38.9 since last night and drinks little. Should we come in today?",
                Duration.ofHours(5));
        write(
                account,
                leo,
                provider,
                "Sports form",
                "Leo needs the form for the school team. Can he get it at the front desk?",
                Duration.ofHours(50));
    }

    private UUID join(UserIdentity by, UUID patientId, ProxyDetails details, String password) {
        invitations.invite(patientId, details, by);
        var secret = Objects.requireNonNull(invited.get());
        var born = patients.get(patientId).dateOfBirth();
        var link = registration.find(secret).orElseThrow();
        var result =
                link.known()
                        ? registration.join(secret, born, password, "demo", null)
                        : registration.register(secret, born, details.name(), password);
        if (result instanceof ProxyResult.Registered one) {
            return one.accountId();
        }
        if (result instanceof ProxyResult.Added one) {
            return one.accountId();
        }
        throw new IllegalStateException("the demo's proxy was refused: " + result);
    }

    private void write(
            UUID accountId,
            UUID patientId,
            UserIdentity to,
            String subject,
            String text,
            Duration ago) {
        var post = new Post(UUID.randomUUID(), Integer.MAX_VALUE, subject, text);
        var account = accounts.identify(accountId).orElseThrow();
        if (threads.start(account, patientId, to.id(), post) instanceof SendOutcome.Sent sent) {
            times.moveBack(sent.messageId(), ago);
        }
    }
}
