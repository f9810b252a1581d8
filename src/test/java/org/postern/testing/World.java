package org.postern.testing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postern.database.CurrentPractice;
import org.postern.patient.Invitations;
import org.postern.patient.PatientDetails;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PatientInvited;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccounts;
import org.postern.patient.Registration;
import org.postern.patient.RegistrationResult;
import org.postern.patient.Relation;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.postern.practice.Practices;
import org.postern.practice.ReminderEmail;
import org.postern.proxy.ProxyDetails;
import org.postern.proxy.ProxyInvitations;
import org.postern.proxy.ProxyInvited;
import org.postern.user.NewUser;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.user.UserInvited;
import org.postern.user.ViewOthers;
import org.postern.vault.Secret;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes practices and people for tests, through the services that the pages use, too. */
@TestComponent
public class World {

    public static final String PASSWORD = "correct horse battery";

    /** Everybody's date of birth. */
    public static final LocalDate BORN = LocalDate.of(1981, 5, 4);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Practices practices;
    private final PracticeSettings settings;
    private final UserAccounts users;
    private final Patients patients;
    private final Invitations invitations;
    private final Registration registration;
    private final PortalAccounts accounts;
    private final ProxyInvitations proxies;
    private final Environment environment;
    private final JdbcClient maintenance;
    private final AtomicReference<Secret> invited = new AtomicReference<>();
    private final AtomicReference<Secret> invitedProxy = new AtomicReference<>();
    private final AtomicReference<Secret> invitedUser = new AtomicReference<>();

    World(
            Practices practices,
            PracticeSettings settings,
            UserAccounts users,
            Patients patients,
            Invitations invitations,
            Registration registration,
            PortalAccounts accounts,
            ProxyInvitations proxies,
            Environment environment,
            @Qualifier("maintenance") DataSource maintenance) {
        this.practices = practices;
        this.settings = settings;
        this.users = users;
        this.patients = patients;
        this.invitations = invitations;
        this.registration = registration;
        this.accounts = accounts;
        this.proxies = proxies;
        this.environment = environment;
        this.maintenance = JdbcClient.create(maintenance);
    }

    /** A practice of its own: Dr. Chen, Nurse Okafor, Dana (administration), Ana and Ben. */
    public Clinic clinic() {
        var number = NUMBER.incrementAndGet();
        var practice =
                practices.add(
                        "Practice " + number, "practice-" + number, ZoneId.of("America/Chicago"));
        return in(practice, () -> people(practice));
    }

    private Clinic people(Practice practice) {
        settings.save(new ReminderEmail(null, "desk@" + practice.slug() + ".example"));
        settings.saveUndoSeconds(0);
        var chen = user(practice, "chen", "Dr. Chen", true, false, ViewOthers.NOBODY);
        var okafor = user(practice, "okafor", "Nurse Okafor", true, false, ViewOthers.NOBODY);
        var dana = user(practice, "dana", "Dana", true, true, ViewOthers.NOBODY);
        var ana = patient(practice, dana, "Ana", "Ruiz");
        var ben = patient(practice, dana, "Ben", "Okoro");
        return new Clinic(this, practice, chen, okafor, dana, ana, ben);
    }

    public UserIdentity user(
            Practice practice,
            String name,
            String fullName,
            boolean messaging,
            boolean administration,
            ViewOthers viewOthers) {
        var account =
                users.add(
                        new NewUser(
                                name + "@" + practice.slug() + ".example",
                                fullName,
                                "Staff",
                                PASSWORD,
                                messaging,
                                administration,
                                viewOthers));
        return new UserIdentity(practice.id(), account);
    }

    public PatientIdentity patient(
            Practice practice, UserIdentity inviting, String given, String family) {
        var secret = invite(addPatient(given, family), inviting);
        var result = registration.register(secret, BORN, PASSWORD);
        return accounts.identify(((RegistrationResult.Registered) result).accountId())
                .orElseThrow();
    }

    /** A patient whom nobody has invited. */
    public UUID addPatient(String given, String family) {
        var email = given.toLowerCase() + NUMBER.incrementAndGet() + "@mail.example";
        return patients.add(new PatientDetails(email, given, family, BORN, email));
    }

    /** Invites, and gives the secret that the mail would hold. */
    public Secret invite(UUID patientId, UserIdentity inviting) {
        invitations.invite(patientId, inviting);
        return invited.get();
    }

    /** Invites somebody to write for a patient, and gives the secret that the mail would hold. */
    public Secret inviteProxy(
            UUID patientId, String name, String email, Relation relation, UserIdentity inviting) {
        proxies.invite(patientId, new ProxyDetails(name, email, relation, null, true), inviting);
        return invitedProxy.get();
    }

    @EventListener
    void on(ProxyInvited invitation) {
        invitedProxy.set(invitation.secret());
    }

    @EventListener
    void on(PatientInvited invitation) {
        invited.set(invitation.secret());
    }

    @EventListener
    void on(UserInvited invitation) {
        invitedUser.set(invitation.secret());
    }

    /** The secret of the last link that was made for a patient. */
    public Secret invited() {
        return invited.get();
    }

    /** The secret of the last link that was made for a user. */
    public Secret invitedUser() {
        return invitedUser.get();
    }

    public <T> T in(Practice practice, Supplier<T> work) {
        return CurrentPractice.call(practice.id(), work);
    }

    /** Statements that see all practices' rows: to look at what a test has done. */
    public JdbcClient database() {
        return maintenance;
    }

    public Browser browser() {
        return new Browser(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** A browser in which this user has signed in. */
    public Browser signedIn(Practice practice, UserIdentity user) {
        return signedIn(practice.clinicPath(), user.account().email());
    }

    /** A browser in which this patient has signed in. */
    public Browser signedIn(Practice practice, PatientIdentity patient) {
        return signedIn(practice.portalPath(), patient.email());
    }

    private Browser signedIn(String door, String email) {
        var browser = browser();
        var page =
                browser.submit(
                        browser.get(door), "form", Map.of("email", email, "password", PASSWORD));
        if (page.status() != 302) {
            throw new AssertionError("sign-in answered " + page.status());
        }
        return browser;
    }

    /** Lets a user view everybody's messages. */
    public void letViewEverybody(UserIdentity user) {
        database()
                .sql("update user_account set view_others = 'EVERYBODY' where id = ?")
                .params(user.id())
                .update();
    }

    /** Lets users of a practice take back what they send for so many seconds. */
    public void undoFor(int seconds, Practice practice) {
        in(
                practice,
                () -> {
                    settings.saveUndoSeconds(seconds);
                    return true;
                });
    }

    /** The audit events of a practice, oldest first: action, outcome, and reason or "". */
    public List<String> auditTrail(Practice practice) {
        return maintenance
                .sql(
                        """
                        select action || ' ' || outcome || coalesce(' ' || reason, '')
                        from audit_event where practice_id = ? order by id
                        """)
                .params(practice.id())
                .query(String.class)
                .list();
    }
}
