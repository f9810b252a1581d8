package org.postern.demo;

import org.postern.messagesettings.PracticeBanner;
import org.postern.messagesettings.UserSettings;
import org.postern.practice.PracticeProfile;
import org.postern.practice.PracticeProfiles;
import org.postern.practice.PracticeSettings;
import org.postern.practice.ReminderEmail;
import org.postern.quickreply.QuickReplies;
import org.postern.user.UserIdentity;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo practice and its users have set. */
@Component
@Profile("demo")
class DemoSettings {

    private final PracticeSettings practice;
    private final PracticeProfiles profiles;
    private final PracticeBanner banner;
    private final UserSettings users;
    private final QuickReplies replies;

    DemoSettings(
            PracticeSettings practice,
            PracticeProfiles profiles,
            PracticeBanner banner,
            UserSettings users,
            QuickReplies replies) {
        this.practice = practice;
        this.profiles = profiles;
        this.banner = banner;
        this.users = users;
        this.replies = replies;
    }

    void setThePractices() {
        practice.save(new ReminderEmail("frontdesk@lakeside.example", "messages@lakeside.example"));
        var now = profiles.current();
        profiles.save(
                new PracticeProfile(
                        now.name(),
                        now.slug(),
                        now.timeZone(),
                        now.emergencyText(),
                        now.emergencyTextSpanish(),
                        "(312) 555-0142",
                        now.accent(),
                        now.hours(),
                        now.undoSeconds()));
        banner.save("We answer within two working days. For anything urgent please call us.");
    }

    void undoFor(int seconds) {
        practice.saveUndoSeconds(seconds);
    }

    void setTheProviders(UserIdentity provider) {
        users.saveNote(
                provider.id(),
                "I read messages after 5 pm. For a refill please ask your pharmacy first.");
        replies.add(
                provider,
                false,
                "Results are fine",
                "Good news, {patient}: your results are in the normal range.");
    }

    void setTheQuickReplies(UserIdentity administrator) {
        replies.add(
                administrator,
                true,
                "Please come in",
                "Thank you for writing, {patient}. I would like to see you for this. Please call"
                        + " us to choose a time.\n\n{user}");
        replies.add(
                administrator,
                true,
                "Refill sent",
                "Your refill is at the pharmacy from tomorrow on.\n\n{user}");
    }
}
