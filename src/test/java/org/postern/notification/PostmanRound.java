package org.postern.notification;

import org.springframework.context.ApplicationContext;

/** A round of the postman, for tests of other packages. */
public final class PostmanRound {

    private PostmanRound() {}

    /** Sends what is due by the clock. */
    public static void make(ApplicationContext application) {
        application.getBean(Postman.class).makeRound();
    }
}
