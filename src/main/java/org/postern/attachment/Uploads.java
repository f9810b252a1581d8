package org.postern.attachment;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.compose.Composer;
import org.postern.compose.Desk;
import org.postern.compose.Drafts;
import org.postern.compose.FileLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files that people upload while they write. They belong to the writer's unsent text until it
 * is sent.
 */
@Service
public class Uploads {

    /** What one portal account, or one user, can upload in a day, in megabytes. */
    public static final int MEGABYTES_A_DAY = 100;

    private static final int MEGABYTES_A_DAY_OF_USER = 2_000;
    private static final long MEGABYTE = 1024L * 1024L;

    /**
     * What came of some files.
     *
     * @param added the ids of those that were taken
     * @param problems why others were not
     */
    public record Outcome(List<UUID> added, List<FileProblem> problems) {}

    private final FileReading reading;
    private final AttachmentStore store;
    private final AttachmentParts parts;
    private final Drafts drafts;
    private final VirusScanner scanner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Uploads(
            FileReading reading,
            AttachmentStore store,
            AttachmentParts parts,
            Drafts drafts,
            VirusScanner scanner,
            TransactionTemplate transaction,
            Clock clock) {
        this.reading = reading;
        this.store = store;
        this.parts = parts;
        this.drafts = drafts;
        this.scanner = scanner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes files, each for itself: one that is refused does not hold up the others. What the
     * composer has sent already gets no more. Called outside a transaction: photos take long.
     */
    public Outcome add(Composer composer, List<Upload> files, FileLimits limits) {
        var added = new ArrayList<UUID>();
        var problems = new ArrayList<FileProblem>();
        for (var file : files) {
            try {
                refuseLarge(file, limits);
                refuseMore(composer, file, limits);
                var kept = reading.read(file);
                var id = UuidCreator.getTimeOrderedEpoch();
                transaction.executeWithoutResult(
                        status -> {
                            if (store(id, composer, file, kept)) {
                                added.add(id);
                            }
                        });
            } catch (FileReading.Refused e) {
                problems.add(e.problem());
            }
        }
        return new Outcome(added, problems);
    }

    private static void refuseLarge(Upload file, FileLimits limits) throws FileReading.Refused {
        if (limits.exceededBy(file.size())) {
            throw new FileReading.Refused(
                    new FileProblem(FileProblem.Reason.TOO_LARGE, file.name(), limits.megabytes()));
        }
    }

    // Before anything is read: what would be too much is not worth it.
    private void refuseMore(Composer composer, Upload file, FileLimits limits)
            throws FileReading.Refused {
        var desk = composer.desk();
        var most = (desk.byUser() ? MEGABYTES_A_DAY_OF_USER : MEGABYTES_A_DAY) * MEGABYTE;
        var since = clock.instant().minus(Duration.ofDays(1));
        Optional<FileProblem> problem =
                transaction.execute(status -> tooMuch(desk, file, limits, since, most));
        if (problem.isPresent()) {
            throw new FileReading.Refused(problem.get());
        }
    }

    private Optional<FileProblem> tooMuch(
            Desk desk, Upload file, FileLimits limits, Instant since, long most) {
        if (store.at(desk).size() >= limits.most()) {
            return Optional.of(
                    new FileProblem(FileProblem.Reason.TOO_MANY, file.name(), limits.most()));
        }
        return store.uploadedSince(desk.ownerId(), since) + file.size() > most
                ? Optional.of(FileProblem.of(FileProblem.Reason.QUOTA, file.name()))
                : Optional.empty();
    }

    private boolean store(UUID id, Composer composer, Upload file, FileReading.Kept kept) {
        drafts.lockComposer(composer.ownerId(), composer.clientToken());
        if (drafts.wasSent(composer)) {
            return false;
        }
        var desk = composer.desk();
        store.insert(
                new Attachment(
                        id,
                        desk.patientId(),
                        desk.ownerId(),
                        desk.threadId(),
                        null,
                        false,
                        kept.name(),
                        kept.kind(),
                        scanner.isSet() ? ScanState.WAITING : ScanState.UNSCANNED,
                        kept.whole().length,
                        (int) file.size(),
                        kept.width(),
                        kept.height()),
                clock.instant());
        parts.insert(id, AttachmentParts.Version.WHOLE, kept.whole());
        parts.insert(id, AttachmentParts.Version.SMALL, kept.small());
        return true;
    }
}
