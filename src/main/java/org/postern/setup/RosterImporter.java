package org.postern.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.roster.RosterImport;
import org.postern.roster.RosterRun;
import org.postern.roster.RosterTally;
import org.postern.roster.Rosters;

/** Imports a file from the command line, and says line by line what becomes of it. */
class RosterImporter {

    private static final long MOST_BYTES = 20L * 1024 * 1024;

    private final Practices practices;
    private final Rosters rosters;
    private final RosterRun run;

    RosterImporter(Practices practices, Rosters rosters, RosterRun run) {
        this.practices = practices;
        this.rosters = rosters;
        this.run = run;
    }

    /** Whether every line of the file was taken. */
    boolean run(ImportCall call, Consumer<String> out) {
        var practice =
                practices
                        .findBySlug(call.practice())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                "There is no practice \"%s\" on this server."
                                                        .formatted(call.practice())));
        var file = read(call.file());
        return CurrentPractice.call(practice.id(), () -> bring(file, call.preview(), out));
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Refused("The file is larger than 20 MB. Split it into smaller ones.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused("The file %s cannot be read.".formatted(file));
        }
    }

    private boolean bring(byte[] file, boolean preview, Consumer<String> out) {
        var id = rosters.read(null, file);
        var planned = rosters.get(id).preview();
        out.accept("Read as " + planned.kind());
        tellProblems(id, planned.problemPages(), out);
        if (preview) {
            rosters.withdraw(id);
            out.accept(words("Would be: ", planned.planned()));
            return planned.planned().refused() == 0;
        }
        var done = take(id, out);
        var all = planned.planned().refused() + done.refused();
        out.accept(words("", new RosterTally(done.added(), done.changed(), done.unchanged(), all)));
        return all == 0;
    }

    private void tellProblems(UUID id, int pages, Consumer<String> out) {
        for (var page = 0; page < pages; page++) {
            for (var problem : rosters.problems(id, page)) {
                out.accept(
                        "Line %d %s: %s"
                                .formatted(
                                        problem.line(),
                                        problem.kept() ? "taken" : "refused",
                                        problem.reason()));
            }
        }
    }

    // A server that runs on the same database may take a part of the work, or all of it.
    private RosterTally take(UUID id, Consumer<String> out) {
        rosters.confirm(id);
        var roster = rosters.get(id);
        while (roster.state() == RosterImport.State.RUNNING) {
            run.step();
            roster = rosters.get(id);
            out.accept("%,d of %,d patients".formatted(roster.done().rows(), roster.rows()));
        }
        if (roster.state() != RosterImport.State.DONE) {
            throw new Refused(
                    "The import was held up after %,d patients. Call bin/import again: it goes on."
                            .formatted(roster.done().rows()));
        }
        return roster.done();
    }

    private static String words(String beginning, RosterTally tally) {
        return "%s%,d added, %,d changed, %,d left as they are, %,d refused"
                .formatted(
                        beginning,
                        tally.added(),
                        tally.changed(),
                        tally.unchanged(),
                        tally.refused());
    }
}
