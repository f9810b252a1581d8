package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.emergency.EmergencyReviews;
import org.postern.patient.PatientIdentity;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.postern.practice.Practices;
import org.postern.task.TaskLists;
import org.postern.threadlist.UnreadCounts;
import org.postern.user.UserIdentity;
import org.postern.wording.Language;
import org.postern.wording.LanguageCookie;
import org.postern.wording.Words;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what every page needs. */
@Component
public class Pages {

    private static final Pattern CLINIC_DOOR = Pattern.compile("^/p/[^/]+/clinic(/|$)");

    private static final Pattern SIMPLE_QUERY = Pattern.compile("[a-z]{1,20}=[\\w-]{0,60}");

    private final Practices practices;
    private final PracticeSettings settings;
    private final UnreadCounts unread;
    private final EmergencyReviews emergencies;
    private final TaskLists tasks;
    private final SessionEnds ends;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Pages(
            Practices practices,
            PracticeSettings settings,
            UnreadCounts unread,
            EmergencyReviews emergencies,
            TaskLists tasks,
            SessionEnds ends,
            TransactionTemplate transaction,
            Clock clock) {
        this.practices = practices;
        this.settings = settings;
        this.unread = unread;
        this.emergencies = emergencies;
        this.tasks = tasks;
        this.ends = ends;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The page for this request. */
    public Page of(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedInAuthentication person
                ? transaction.execute(status -> page(request, person))
                : page(request, null);
    }

    /**
     * The language of this request's page: the one that its door named (an attribute of the request
     * with the name of {@link Language}), or else the signed-in patient's, or else the one chosen
     * in this browser, or else the one that it asks for. The clinic side is in English.
     */
    public static Language language(HttpServletRequest request) {
        if (request.getAttribute(Language.class.getName()) instanceof Language named) {
            return named;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var person = authentication == null ? null : authentication.getPrincipal();
        if (person instanceof UserIdentity || CLINIC_DOOR.matcher(request.getRequestURI()).find()) {
            return Language.ENGLISH;
        }
        var chosen = person instanceof PatientIdentity patient ? patient.language() : null;
        return chosen == null ? LanguageCookie.of(request) : chosen;
    }

    private Page page(HttpServletRequest request, @Nullable SignedInAuthentication person) {
        var user = person != null && person.getPrincipal() instanceof UserIdentity one ? one : null;
        var patient =
                person != null && person.getPrincipal() instanceof PatientIdentity one ? one : null;
        var settingUp = person != null && person.isSettingUp();
        var practice = practice(request, person);
        var words = Words.of(language(request));
        var zone = practice == null ? ZoneOffset.UTC : practice.timeZone();
        return new Page(
                csrf(request),
                practice,
                user,
                settingUp,
                patient,
                settingUp ? 0 : unread(user, patient),
                user == null || settingUp || !user.account().administration()
                        ? 0
                        : emergencies.waiting(),
                user == null || settingUp
                        ? 0
                        : tasks.due(user, LocalDate.now(clock.withZone(zone))),
                request.getRequestURI(),
                address(request),
                person == null ? Duration.ZERO : ends.left(request),
                new Times(zone, clock, words, isOfStaff(request, person)),
                words,
                settings::openingHours);
    }

    private static boolean isOfStaff(
            HttpServletRequest request, @Nullable SignedInAuthentication person) {
        return person != null && person.getPrincipal() instanceof UserIdentity
                || CLINIC_DOOR.matcher(request.getRequestURI()).find();
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !SIMPLE_QUERY.matcher(query).matches()
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + query;
    }

    private @Nullable Practice practice(
            HttpServletRequest request, @Nullable SignedInAuthentication person) {
        if (request.getAttribute(Practice.class.getName()) instanceof Practice named) {
            return named;
        }
        return person == null ? null : practices.get(person.practiceId());
    }

    private int unread(@Nullable UserIdentity user, @Nullable PatientIdentity patient) {
        if (user != null && user.account().portalMessaging()) {
            return unread.of(user);
        }
        return patient == null ? 0 : unread.of(patient);
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getToken())
                : new Page.Csrf("_csrf", "");
    }
}
