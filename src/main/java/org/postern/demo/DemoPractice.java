package org.postern.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.postern.compose.Post;
import org.postern.database.CurrentPractice;
import org.postern.handling.UserReplies;
import org.postern.handling.UserThreads;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.SendOutcome;
import org.postern.practice.Practices;
import org.postern.user.NewUser;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.user.ViewOthers;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills an empty server with a practice to look at, through the same services as its pages. */
@Component
@Profile("demo")
class DemoPractice {

    private final Practices practices;
    private final DemoSettings settings;
    private final UserAccounts users;
    private final DemoPatients patients;
    private final PatientThreads patientThreads;
    private final UserThreads userThreads;
    private final UserReplies userReplies;
    private final DemoNotes notes;
    private final DemoTimes times;
    private final DemoFamily family;

    DemoPractice(
            Practices practices,
            DemoSettings settings,
            UserAccounts users,
            DemoPatients patients,
            PatientThreads patientThreads,
            UserThreads userThreads,
            UserReplies userReplies,
            DemoNotes notes,
            DemoTimes times,
            DemoFamily family) {
        this.practices = practices;
        this.settings = settings;
        this.users = users;
        this.patients = patients;
        this.patientThreads = patientThreads;
        this.userThreads = userThreads;
        this.userReplies = userReplies;
        this.notes = notes;
        this.times = times;
        this.family = family;
    }

    void fill(DemoSignIns signIns) {
        var practice =
                practices.add("Lakeside Family Practice", "lakeside", ZoneId.of("America/Chicago"));
        CurrentPractice.run(practice.id(), () -> fillCurrent(practice.id(), signIns));
    }

    private void fillCurrent(UUID practiceId, DemoSignIns signIns) {
        settings.setThePractices();
        var chen =
                user(
                        practiceId,
                        signIns,
                        DemoSignIns.PROVIDER,
                        "Dr. Mei Chen",
                        "Family medicine",
                        false,
                        ViewOthers.NOBODY);
        var dana =
                user(
                        practiceId,
                        signIns,
                        DemoSignIns.FRONT_DESK,
                        "Dana Wells",
                        "Front desk",
                        true,
                        ViewOthers.NOBODY);
        var okafor =
                user(
                        practiceId,
                        signIns,
                        "okafor@lakeside.example",
                        "Ada Okafor",
                        "Nurse",
                        false,
                        ViewOthers.EVERYBODY);
        settings.setTheProviders(chen);
        settings.setTheQuickReplies(dana);
        settings.undoFor(0);
        tell(practiceId, chen, signIns);
        family.add(chen, dana, patients.named("Lena"), signIns.password());
        settings.undoFor(10);
        notes.write(okafor);
        patients.add(
                "Maria", "Lopez", LocalDate.of(1958, 8, 30), "099-0412", "maria.lopez@example.org");
    }

    private UserIdentity user(
            UUID practiceId,
            DemoSignIns signIns,
            String email,
            String name,
            String role,
            boolean administration,
            ViewOthers viewOthers) {
        var account =
                users.add(
                        new NewUser(
                                email,
                                name,
                                role,
                                signIns.password(),
                                true,
                                administration,
                                viewOthers));
        return new UserIdentity(practiceId, account);
    }

    private void tell(UUID practiceId, UserIdentity chen, DemoSignIns signIns) {
        for (var story : DemoStories.ALL) {
            var patient = patients.register(story, signIns.password());
            UUID thread = null;
            for (var line : story.lines()) {
                var post =
                        new Post(
                                UUID.randomUUID(), Integer.MAX_VALUE, story.subject(), line.text());
                SendOutcome outcome;
                if (thread == null) {
                    outcome = patientThreads.start(patient, patient.patientId(), chen.id(), post);
                } else if (line.byPractice()) {
                    userThreads.open(chen, thread);
                    outcome = userReplies.reply(chen, thread, post);
                } else {
                    outcome = patientThreads.reply(patient, thread, post);
                }
                if (!(outcome instanceof SendOutcome.Sent sent)) {
                    throw new IllegalStateException("the demo's message was refused: " + outcome);
                }
                thread = sent.threadId();
                times.moveBack(sent.messageId(), line.ago());
            }
            if (thread != null && story.read()) {
                userThreads.open(chen, thread);
            }
        }
    }
}
