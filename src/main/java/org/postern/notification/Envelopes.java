package org.postern.notification;

import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What all letters have in common: sender, address for answers, and where links lead. */
@Component
public class Envelopes {

    private final PracticeSettings settings;
    private final String url;

    Envelopes(PracticeSettings settings, @Value("${postern.url}") String url) {
        this.settings = settings;
        this.url = url;
    }

    /** A letter from the practice. */
    public Letter letter(
            Mail mail, String address, Practice practice, String subject, String text) {
        return new Letter(
                mail.id(),
                address,
                practice.name(),
                settings.reminderEmail().replyTo(),
                subject,
                text);
    }

    /** A page of the clinic, by way of its sign-in. */
    public String clinicLink(Practice practice, String page) {
        return url + practice.clinicPath() + "?to=" + page;
    }

    /** A page below the practice's own address; empty for the portal's front page. */
    public String portalLink(Practice practice, String below) {
        return url + practice.portalPath() + below;
    }
}
