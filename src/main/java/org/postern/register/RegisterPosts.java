package org.postern.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.postern.practice.Practice;
import org.postern.registration.RegistrationRequests;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.postern.transport.Networks;
import org.postern.wording.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes what is typed at a page or a tablet: the same for both, and for everybody. */
@Component
class RegisterPosts {

    private final RegistrationRequests requests;
    private final Throttle throttle;
    private final Clock clock;

    RegisterPosts(RegistrationRequests requests, Throttle throttle, Clock clock) {
        this.requests = requests;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** What is wrong, by field, which sets the answer's status; nothing when it is taken. */
    Map<String, String> take(
            RegisterForm form,
            Practice practice,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        var today = LocalDate.now(clock.withZone(practice.timeZone()));
        var problems = form.problems(today, words);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return problems;
        }
        try {
            throttle.countAndCheck(
                    AttemptLimit.REGISTER_FROM_ADDRESS,
                    practice.id() + "|" + Networks.of(request.getRemoteAddr()));
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(e.seconds()));
            var minutes = (e.seconds() + 59) / 60;
            return Map.of("", words.say("register.too-many", minutes));
        }
        if (isLookedAt(form, practice)) {
            requests.add(form.asked(request.getRemoteAddr()), words.language());
        }
        return Map.of();
    }

    // Answered alike above the limit, too: else anybody could stop the owner of an address from
    // registering, who has got mails enough by then.
    private boolean isLookedAt(RegisterForm form, Practice practice) {
        try {
            throttle.countAndCheck(
                    AttemptLimit.REGISTER_WITH_EMAIL,
                    practice.id() + "|" + form.email().toLowerCase(Locale.ROOT));
            return true;
        } catch (TooManyAttempts e) {
            return false;
        }
    }
}
