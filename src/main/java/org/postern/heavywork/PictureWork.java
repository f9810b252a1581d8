package org.postern.heavywork;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Drawing photos and logos anew: one at a time on any machine, because a picture takes up to 100 MB
 * while it is read.
 */
@Component
public class PictureWork extends HeavyWork {

    static final int MOST_WAITING = 20;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(40);

    public PictureWork() {
        super("pictures", 1, MOST_WAITING, LONGEST_WAIT);
    }
}
