package org.postern.journeys;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.patient.Invitations;
import org.postern.patient.PatientDetails;
import org.postern.patient.PatientIdentity;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccounts;
import org.postern.patient.Registration;
import org.postern.patient.RegistrationResult;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.postern.practice.Practices;
import org.postern.practice.ReminderEmail;
import org.postern.registration.GettingIn;
import org.postern.registration.GettingInSettings;
import org.postern.user.NewUser;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.springframework.context.ApplicationContext;

/** One journey's own practice, with its people. */
class Clinic {

    static final String PASSWORD = "a long sentence of mine";
    static final LocalDate BORN = LocalDate.of(1981, 5, 4);

    final Practice practice;
    final UserAccount chen;
    final UserAccount okafor;
    final UserAccount dana;
    private final ApplicationContext application;

    Clinic(ApplicationContext application) {
        this.application = application;
        var slug = "p" + UUID.randomUUID().toString().substring(0, 8);
        practice = of(Practices.class).add("Harbor Medical", slug, ZoneId.of("America/Chicago"));
        inPractice(
                () -> {
                    of(PracticeSettings.class).save(new ReminderEmail(null, address("messages")));
                    of(PracticeSettings.class).saveUndoSeconds(0);
                    return true;
                });
        chen = user("chen", "Dr. Mei Chen", true, false, ViewOthers.NOBODY);
        okafor = user("okafor", "Nurse Ada Okafor", true, false, ViewOthers.EVERYBODY);
        dana = user("dana", "Dana Reyes", false, true, ViewOthers.NOBODY);
    }

    private UserAccount user(
            String address,
            String name,
            boolean messaging,
            boolean administration,
            ViewOthers others) {
        var user =
                new NewUser(
                        address(address),
                        name,
                        "Family medicine",
                        PASSWORD,
                        messaging,
                        administration,
                        others);
        return inPractice(() -> of(UserAccounts.class).add(user));
    }

    /** A further user, with every right. */
    UUID administrator(String address, String name, ViewOthers others) {
        return user(address, name, true, true, others).id();
    }

    /** For how many seconds users can take back what they send. */
    void undoFor(int seconds) {
        inPractice(
                () -> {
                    of(PracticeSettings.class).saveUndoSeconds(seconds);
                    return true;
                });
    }

    String address(String name) {
        return name + "@" + practice.slug() + ".example";
    }

    /** A patient who has registered already; signs in with the given name's address. */
    PatientIdentity patient(String given, String family) {
        return patient(given, family, given.toLowerCase(Locale.ROOT));
    }

    PatientIdentity patient(String given, String family, String address) {
        invite(given, family, address);
        return inPractice(this::register);
    }

    /** A patient whom nobody has invited. */
    UUID add(String given, String family, String address) {
        var details = new PatientDetails(address, given, family, BORN, address(address));
        return inPractice(() -> of(Patients.class).add(details));
    }

    /** A patient who has an invitation and has not used it. */
    UUID invite(String given, String family, String address) {
        var id = add(given, family, address);
        return inPractice(
                () -> {
                    of(Invitations.class).invite(id, new UserIdentity(practice.id(), chen));
                    return id;
                });
    }

    /** A tablet at the front desk may be used to register. */
    void openKiosk() {
        inPractice(
                () -> {
                    of(GettingInSettings.class).save(new GettingIn(true, true));
                    return true;
                });
    }

    private PatientIdentity register() {
        var secret = of(Invited.class).secret();
        var result = of(Registration.class).register(secret, BORN, PASSWORD);
        var accountId = ((RegistrationResult.Registered) result).accountId();
        return of(PortalAccounts.class).identify(accountId).orElseThrow();
    }

    /** A conversation that a patient began with Dr. Chen. */
    UUID thread(PatientIdentity patient, String subject, String text) {
        var post = new Post(UUID.randomUUID(), 0, subject, text);
        var sent =
                inPractice(
                        () ->
                                of(PatientThreads.class)
                                        .start(patient, patient.patientId(), chen.id(), post));
        return ((SendOutcome.Sent) sent).threadId();
    }

    <T> T inPractice(Supplier<T> work) {
        return CurrentPractice.call(practice.id(), work);
    }

    private <T> T of(Class<T> service) {
        return application.getBean(service);
    }
}
