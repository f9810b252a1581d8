package org.postern.sealing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.SealKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether the current practice's audit trail is as it was sealed. */
@Service
public class Verification {

    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private static final Finding KEY_IS_GONE =
            new Finding(
                    Finding.Kind.MISSING,
                    1,
                    null,
                    "the key with which events were sealed is not in the database any more");

    /**
     * What came of the last look.
     *
     * @param finding null if all was as it was sealed
     */
    public record Last(
            Instant at, long seals, long events, long waiting, @Nullable String finding) {}

    /** How far the chain goes. */
    public record Head(long seq, long total, Instant sealedAt) {}

    private final JdbcClient jdbc;
    private final SealKey key;
    private final AnchorFile anchor;
    private final Clock clock;

    Verification(JdbcClient jdbc, SealKey key, AnchorFile anchor, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.anchor = anchor;
        this.clock = clock;
    }

    /** Looks, compares with the anchor, and keeps the result for the people who ask. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Report checkAndKeep() {
        var report = check(anchor.lines());
        report.restored()
                .forEach(
                        told ->
                                LOG.warn(
                                        "The audit trail of practice {} was {}",
                                        CurrentPractice.id(),
                                        told));
        report.finding()
                .ifPresent(
                        finding ->
                                LOG.error(
                                        "The audit trail of practice {} was changed: {}",
                                        CurrentPractice.id(),
                                        finding.words()));
        jdbc.sql(
                        """
                        insert into audit_check (practice_id, id, at, seals, events, waiting,
                            finding)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                UuidCreator.getTimeOrderedEpoch(),
                                Timestamp.from(clock.instant()),
                                report.seals(),
                                report.events(),
                                report.waiting(),
                                report.finding().map(Finding::words).orElse(null)))
                .update();
        return report;
    }

    /** Looks, and compares with the anchor in this file, or where this server keeps it. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Report check(@Nullable Path anchorFile) {
        return check(lines(anchorFile));
    }

    // A copy kept elsewhere may not have heard of a restore; this server's own anchor has.
    private List<AnchorLine> lines(@Nullable Path anchorFile) {
        return anchorFile == null
                ? anchor.lines()
                : Stream.concat(
                                AnchorFile.lines(anchorFile).stream(),
                                anchor.lines().stream().filter(AnchorLine::restored))
                        .distinct()
                        .toList();
    }

    private Report check(List<AnchorLine> anchors) {
        if (!key.exists() && head().isPresent()) {
            return new Report(0, 0, 0, 0, List.of(), Optional.of(KEY_IS_GONE));
        }
        return new ChainCheck(jdbc, new Links(key::hash)).check(CurrentPractice.id(), anchors);
    }

    /** The practices that an anchor names. */
    public List<UUID> anchored(@Nullable Path anchorFile) {
        var lines = anchorFile == null ? anchor.lines() : AnchorFile.lines(anchorFile);
        return lines.stream().map(AnchorLine::practiceId).distinct().toList();
    }

    /** What came of the last look. */
    @Transactional(readOnly = true)
    public Optional<Last> last() {
        return jdbc.sql(
                        """
                        select at, seals, events, waiting, finding from audit_check
                        where practice_id = ? order by id desc limit 1
                        """)
                .params(CurrentPractice.id())
                .query(
                        (row, number) ->
                                new Last(
                                        row.getTimestamp("at").toInstant(),
                                        row.getLong("seals"),
                                        row.getLong("events"),
                                        row.getLong("waiting"),
                                        row.getString("finding")))
                .optional();
    }

    /** How many events wait to be sealed. */
    @Transactional(readOnly = true)
    public long waiting() {
        return new StrayEvents(jdbc).waiting(CurrentPractice.id());
    }

    /** The line of an anchor that says how far the chain goes now. */
    @Transactional(readOnly = true)
    public Optional<String> anchorLine() {
        return new SealStore(jdbc)
                .last(CurrentPractice.id())
                .map(AnchorLine::of)
                .map(AnchorLine::text);
    }

    /** How far the chain goes now. */
    @Transactional(readOnly = true)
    public Optional<Head> head() {
        return new SealStore(jdbc)
                .last(CurrentPractice.id())
                .map(seal -> new Head(seal.seq(), seal.total(), seal.sealedAt()));
    }
}
