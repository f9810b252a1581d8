package org.postern.notification;

import java.time.Clock;
import java.time.Duration;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Gathers notifications into mails and delivers them, practice by practice. A failed one is tried
 * again, ever later, for three days; it never holds up another.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 50;
    private static final int MOST_ATTEMPTS = 80;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final MailStore mails;
    private final Letters letters;
    private final Delivery delivery;
    private final Practices practices;
    private final MailProperties properties;
    private final Clock clock;

    Postman(
            MailStore mails,
            Letters letters,
            Delivery delivery,
            Practices practices,
            MailProperties properties,
            Clock clock) {
        this.mails = mails;
        this.letters = letters;
        this.delivery = delivery;
        this.practices = practices;
        this.properties = properties;
        this.clock = clock;
    }

    /** One round over all practices. */
    void makeRound() {
        for (var practice : practices.all()) {
            try {
                CurrentPractice.run(practice.id(), this::serveCurrentPractice);
            } catch (RuntimeException e) {
                LOG.error("mail round of practice {} failed", practice.id(), e);
            }
        }
    }

    private void serveCurrentPractice() {
        mails.gather(properties.window(), clock.instant());
        if (delivery.isPossible()) {
            mails.claim(AT_ONCE, clock.instant()).forEach(this::deliver);
        }
    }

    private void deliver(Mail mail) {
        try {
            var letter = letters.write(mail);
            letter.ifPresent(delivery::deliver);
            var state = letter.isPresent() ? "SENT" : "DROPPED";
            mails.finish(mail.id(), state, null, clock.instant());
        } catch (RuntimeException e) {
            // The message may quote an address: log the kind of fault alone.
            var fault = fault(e);
            LOG.warn(
                    "mail {} not delivered by {} at attempt {}: {}",
                    mail.id(),
                    delivery.place(),
                    mail.attempts(),
                    fault);
            postpone(mail, fault);
        }
    }

    private void postpone(Mail mail, String fault) {
        if (mail.attempts() >= MOST_ATTEMPTS) {
            mails.finish(mail.id(), "FAILED", fault, clock.instant());
            return;
        }
        var pause = Duration.ofSeconds(5L << Math.min(mail.attempts(), 10));
        var bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        mails.retry(mail.id(), fault, clock.instant().plus(bounded));
    }

    private static String fault(RuntimeException e) {
        var cause = e instanceof MailException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName();
    }
}
