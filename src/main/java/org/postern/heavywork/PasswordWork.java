package org.postern.heavywork;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Hashing passwords. More wait than one network address has tries in a quarter of an hour, so that
 * nobody alone takes every place.
 */
@Component
public class PasswordWork extends HeavyWork {

    static final int MOST_WAITING = 200;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    public PasswordWork() {
        super("passwords", mostThreads(), MOST_WAITING, LONGEST_WAIT);
    }
}
