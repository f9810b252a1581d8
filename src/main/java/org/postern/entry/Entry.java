package org.postern.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.enrolment.Enrolment;
import org.postern.factor.SecondFactors;
import org.postern.factor.SecondStep;
import org.postern.practice.Practice;
import org.postern.signin.AccountNews;
import org.postern.signin.AccountNote;
import org.postern.signin.BrowserName;
import org.postern.signin.KnownDevices;
import org.postern.signin.SignInHistory;
import org.postern.web.Sessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way from a proof of who somebody is to a session, with the second step between. */
@Service
public class Entry {

    /** How somebody proved who they are. */
    public enum Way {
        PASSWORD,
        CODE,
        PASSKEY,
        LINK
    }

    private final Sessions sessions;
    private final SecondFactors factors;
    private final SecondStep secondStep;
    private final KnownDevices devices;
    private final DeviceCookie cookie;
    private final SignInHistory history;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Entry(
            Sessions sessions,
            SecondFactors factors,
            SecondStep secondStep,
            KnownDevices devices,
            DeviceCookie cookie,
            SignInHistory history,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.sessions = sessions;
        this.factors = factors;
        this.secondStep = secondStep;
        this.devices = devices;
        this.cookie = cookie;
        this.history = history;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Goes on after the first step: into a session, or to the second step where there is one.
     *
     * @param way PASSWORD, or LINK for a new password by mail, which ends all other sessions
     * @param destination where the person wants to go
     * @return where to redirect to
     */
    public String afterFirstStep(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            Way way,
            String destination) {
        var alone = way == Way.LINK;
        if (!factors.of(person.id()).any()) {
            return enter(request, response, person, way, alone, destination);
        }
        if (alone) {
            sessions.endAll(person.kind(), person.id());
        }
        sessions.end(request);
        new HalfSignIn(
                        person.kind(),
                        person.practice().id(),
                        person.id(),
                        way.name(),
                        alone,
                        destination,
                        clock.instant())
                .keep(request);
        return person.door().at(person.practice()) + "/second-step";
    }

    /** Who has made the first step in this browser, at this door of this practice. */
    public Optional<HalfSignIn> half(HttpServletRequest request, Practice practice, Door door) {
        return HalfSignIn.read(request, clock.instant())
                .filter(half -> half.practiceId().equals(practice.id()))
                .filter(half -> half.kind() == door.kind());
    }

    /**
     * Tries the code of the second step.
     *
     * @param person whose first step {@code half} is
     * @return where to redirect to; nothing when the code is wrong or was used
     * @throws org.postern.signin.TooManyAttempts after too many wrong ones
     */
    public Optional<String> afterCode(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            HalfSignIn half,
            String code) {
        return secondStep.passes(person.owner(), code, cookie.of(request))
                ? Optional.of(
                        enter(
                                request,
                                response,
                                person,
                                Way.CODE,
                                half.alone(),
                                half.destination()))
                : Optional.empty();
    }

    /** Signs in whom a passkey has proved, which is both steps at once. */
    public String afterPasskey(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            String destination) {
        return enter(request, response, person, Way.PASSKEY, false, destination);
    }

    /**
     * Signs in who came by a mailed link for a lost second factor. A new one takes the place of the
     * lost ones before anything else opens; all other sessions end.
     */
    public String afterLostFactor(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            String destination) {
        var to = enter(request, response, person, Way.LINK, true, destination);
        Enrolment.IN_PLACE_OF_LOST.keep(request);
        return to;
    }

    private String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            Person person,
            Way way,
            boolean alone,
            String destination) {
        var practiceId = person.practice().id();
        var enrolment =
                way == Way.LINK || devices.isFamiliar(person.id(), cookie.of(request))
                        ? Enrolment.HERE
                        : Enrolment.AFTER_A_MAIL;
        // The first step that somebody else has made ends with this one.
        sessions.endHalves(person.kind(), person.id());
        if (alone) {
            sessions.beginAlone(request, person.kind(), practiceId, person.id());
        } else {
            sessions.begin(request, person.kind(), practiceId, person.id());
        }
        enrolment.keep(request);
        var browser = BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
        var device = cookie.keep(request, response);
        Actor.current()
                .as(person.kind(), person.id())
                .call(
                        () -> {
                            transaction.executeWithoutResult(
                                    status -> remember(person, way, device, browser));
                            return true;
                        });
        return destination;
    }

    private void remember(Person person, Way way, String device, BrowserName browser) {
        audit.record(
                AuditEvent.allowed(AuditAction.BEGIN_SESSION)
                        .on("account", person.id())
                        .because(way.name().toLowerCase(Locale.ROOT)));
        history.add(person.id(), way.name(), browser);
        if (devices.remember(person.id(), device, browser)) {
            events.publishEvent(
                    new AccountNote(
                            person.kind(),
                            person.id(),
                            AccountNews.NEW_DEVICE,
                            person.email(),
                            browser.toString()));
        }
    }
}
