package org.postern.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/** What all parts of one run share, and how its people come on. */
final class Stage {

    private final Options options;
    private final Tally tally;
    private final Crowd crowd;
    private final Mailbox mailbox;
    private final Instant start = Instant.now();
    // Tells the patients of this run from those of all others.
    private final String run = Long.toString(start.toEpochMilli(), 36);
    private final String password = "replay of " + Long.toString(System.nanoTime(), 36) + " people";

    Stage(Options options, Tally tally, Crowd crowd) {
        this.options = options;
        this.tally = tally;
        this.crowd = crowd;
        this.mailbox = new Mailbox(browser());
    }

    Browser browser() {
        return new Browser(options.url(), tally);
    }

    Tally tally() {
        return tally;
    }

    Crowd crowd() {
        return crowd;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    String password() {
        return password;
    }

    List<Typed> messages() {
        return Corpus.read(options.data()).sample(options.limit());
    }

    /** Signs the users in. */
    List<Clinic> users() {
        return options.users().stream()
                .map(email -> Clinic.signIn(browser(), email, options.password()))
                .toList();
    }

    /**
     * Has patients of the roster added, and lets each register as real ones do: at most so many.
     */
    List<Patient> patients(List<Clinic> users, int most) {
        var roster = Roster.read(options.data().resolve("patients/roster.csv"), run);
        say(
                "left out: %d deceased patients, %d without an email address",
                roster.deceased(), roster.withoutEmail());
        var people = roster.living().subList(0, Math.min(most, roster.living().size()));
        var clerk = users.stream().filter(Clinic::mayAddPatients).findFirst().orElseThrow();
        crowd.each(people, Roster.Person::record, clerk::add);
        crowd.each(
                people, Roster.Person::record, person -> Patient.askToRegister(browser(), person));
        say("%d patients asked to register", people.size());
        var links = links(people);
        var patients = Collections.synchronizedList(new ArrayList<Patient>());
        crowd.each(
                people,
                Roster.Person::record,
                person ->
                        patients.add(
                                Patient.register(
                                        browser(), person, links.get(person.email()), password)));
        say("%d of %d patients registered", patients.size(), people.size());
        if (patients.isEmpty()) {
            throw new IllegalStateException("nobody can write: " + tally.problems());
        }
        return List.copyOf(patients);
    }

    private HashMap<String, String> links(List<Roster.Person> people) {
        mailbox.await(Duration.ofMinutes(1), () -> mailedLinks().size() >= people.size());
        var links = new HashMap<String, String>();
        for (var mail : mailedLinks()) {
            if (links.put(mail.to(), mailbox.link(mail)) != null) {
                tally.problem("mailed two links, the second by mail " + mail.id());
            }
        }
        return links;
    }

    private List<Mailbox.Mail> mailedLinks() {
        return mailbox.ofThisRun().stream()
                .filter(mail -> mail.isLink() && mail.to().contains("+" + run + "@"))
                .toList();
    }

    /** Tells the terminal how far the run is. */
    void say(String what, Object... values) {
        var seconds = Duration.between(start, Instant.now()).toSeconds();
        System.err.printf("%4d s  %s%n", seconds, what.formatted(values));
    }

    void sayCounts() {
        tally.reasons().forEach((reason, count) -> say("refused: %s %s", count, reason));
        say(
                "%d double clicks, %d searches, waited %d times after a 429",
                tally.doubleClicks.get(), tally.searches.get(), tally.waits.get());
    }
}
