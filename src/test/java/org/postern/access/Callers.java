package org.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postern.factor.TimeCodes;
import org.postern.patient.PatientIdentity;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.World;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;

/** Everybody who calls, each in a browser of their own. */
final class Callers {

    private final World world;
    private final Clock clock;
    private final Clinic clinic;
    private final Clinic other;
    private final Map<Caller, Browser> browsers = new EnumMap<>(Caller.class);
    private final Map<Caller, UUID> people = new EnumMap<>(Caller.class);
    private final Map<Caller, Map<String, String>> formTokens = new EnumMap<>(Caller.class);

    Callers(World world, Clock clock, Clinic clinic, Clinic other) {
        this.world = world;
        this.clock = clock;
        this.clinic = clinic;
        this.other = other;
        browsers.put(Caller.NOBODY, world.browser());
        come(Caller.PATIENT, clinic, clinic.ana());
        come(Caller.OTHER_PATIENT, clinic, clinic.ben());
        come(Caller.ENDED_PROXY, clinic, endedProxy());
        come(Caller.USER, clinic, clinic.chen());
        come(Caller.OTHER_USER, clinic, clinic.okafor());
        come(Caller.ADMINISTRATOR, clinic, clinic.dana());
        come(Caller.USER_WITHOUT_RIGHTS, clinic, user("eva", false));
        come(Caller.USER_OF_OTHER_PRACTICE, other, other.dana());
        come(Caller.PATIENT_OF_OTHER_PRACTICE, other, other.ana());
        comeHalf();
        for (var caller : Caller.values()) {
            formTokens.put(caller, readFormToken(caller));
        }
    }

    Browser browser(Caller caller) {
        return browsers.get(caller);
    }

    /** A browser keeps one for all its forms. */
    Map<String, String> formToken(Caller caller) {
        return formTokens.get(caller);
    }

    /** How often a caller who is signed in was refused, by the audit trail. */
    int refusals(Caller caller) {
        return world.database()
                .sql(
                        """
                        select count(*) from audit_event
                        where practice_id = ? and actor_id = ?
                            and outcome = 'DENIED' and action = 'REQUEST'
                        """)
                .params(
                        (caller.isOfOtherPractice() ? other : clinic).practice().id(),
                        people.get(caller))
                .query(Integer.class)
                .single();
    }

    private void come(Caller caller, Clinic place, PatientIdentity patient) {
        browsers.put(caller, place.as(patient));
        people.put(caller, patient.accountId());
    }

    private void come(Caller caller, Clinic place, UserIdentity user) {
        browsers.put(caller, place.as(user));
        people.put(caller, user.id());
    }

    private UserIdentity user(String name, boolean withRights) {
        return world.in(
                clinic.practice(),
                () ->
                        world.user(
                                clinic.practice(),
                                name,
                                name,
                                withRights,
                                withRights,
                                withRights ? ViewOthers.EVERYBODY : ViewOthers.NOBODY));
    }

    private PatientIdentity patient(String given, String family) {
        return world.in(
                clinic.practice(),
                () -> world.patient(clinic.practice(), clinic.dana(), given, family));
    }

    private PatientIdentity endedProxy() {
        var carla = patient("Carla", "Cruz");
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at, ended_at)
                        values (?, ?, ?, 'CAREGIVER', now(), now())
                        """)
                .params(clinic.practice().id(), carla.accountId(), clinic.ana().patientId())
                .update();
        return carla;
    }

    private void comeHalf() {
        var finn = patient("Finn", "Falk");
        setUpTheApp(clinic.as(finn), "/portal/account/authenticator");
        browsers.put(
                Caller.HALF_SIGNED_IN_PATIENT,
                halfSignedIn(clinic.practice().portalPath(), finn.email()));
        var gail = user("gail", true);
        setUpTheApp(clinic.as(gail), "/clinic/account/authenticator");
        browsers.put(
                Caller.HALF_SIGNED_IN_USER,
                halfSignedIn(clinic.practice().clinicPath(), gail.account().email()));
        browsers.put(Caller.HALF_REGISTERED, halfRegistered());
    }

    private void setUpTheApp(Browser browser, String address) {
        var page = browser.get(address);
        var secret = page.html().select(".factor-secret").text().replace(" ", "");
        var code = TimeCodes.at(secret, clock.instant());
        browser.submit(page, "form[action='" + address + "']", Map.of("code", code));
    }

    private Browser halfSignedIn(String door, String email) {
        var browser = world.browser();
        var answer =
                browser.submit(
                        browser.get(door),
                        "form",
                        Map.of("email", email, "password", World.PASSWORD));
        assertThat(answer.location()).isEqualTo(door + "/second-step");
        return browser;
    }

    private Browser halfRegistered() {
        var secret =
                world.in(
                        clinic.practice(),
                        () -> world.invite(world.addPatient("Hana", "Holm"), clinic.dana()));
        var browser = world.browser();
        var address = clinic.practice().portalPath() + "/invitation/" + secret.text();
        var fields = new HashMap<>(browser.get(address).form("form.card"));
        fields.putAll(Map.of("born", World.BORN.toString(), "password", "short"));
        assertThat(browser.postBare(address, fields).status()).isEqualTo(422);
        return browser;
    }

    private Map<String, String> readFormToken(Caller caller) {
        var own =
                switch (caller) {
                    case NOBODY, HALF_REGISTERED -> clinic.practice().portalPath();
                    case HALF_SIGNED_IN_PATIENT -> clinic.practice().portalPath() + "/second-step";
                    case HALF_SIGNED_IN_USER -> clinic.practice().clinicPath() + "/second-step";
                    default -> caller.isPatient() ? "/portal/account" : "/patients";
                };
        var page = browsers.get(caller).get(own);
        return Map.of("_csrf", page.form("form").get("_csrf"));
    }
}
