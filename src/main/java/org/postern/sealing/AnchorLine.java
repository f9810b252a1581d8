package org.postern.sealing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How far a practice's chain went at a time, as it is kept elsewhere. No health information.
 *
 * @param restored whether a backup was restored at that time, which ended there
 */
record AnchorLine(
        Instant at, UUID practiceId, long seq, long total, String hmac, boolean restored) {

    private static final Pattern BEGIN = Pattern.compile("postern-(audit|restored) ");

    AnchorLine(Instant at, UUID practiceId, long seq, long total, String hmac) {
        this(at, practiceId, seq, total, hmac, false);
    }

    static AnchorLine of(Seal seal) {
        return new AnchorLine(
                seal.sealedAt(),
                seal.practiceId(),
                seal.seq(),
                seal.total(),
                HexFormat.of().formatHex(seal.hmac()));
    }

    /** A backup was restored: of what came after this seal, if there is one, nothing is left. */
    static AnchorLine restored(Instant at, UUID practiceId, Optional<Seal> last) {
        return new AnchorLine(
                at,
                practiceId,
                last.map(Seal::seq).orElse(0L),
                last.map(Seal::total).orElse(0L),
                HexFormat.of().formatHex(last.map(Seal::hmac).orElse(new byte[Seal.LENGTH])),
                true);
    }

    /** Reads what {@link #text} wrote, also with other words before it on its line. */
    static Optional<AnchorLine> parse(String line) {
        var begin = BEGIN.matcher(line);
        var words = begin.find() ? line.substring(begin.start()).strip().split(" ") : new String[0];
        if (words.length != 6 || words[5].length() != 2 * Seal.LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AnchorLine(
                            Instant.parse(words[1]),
                            UUID.fromString(words[2]),
                            Long.parseLong(words[3]),
                            Long.parseLong(words[4]),
                            words[5],
                            words[0].equals("postern-restored")));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return "postern-%s %s %s %d %d %s"
                .formatted(restored ? "restored" : "audit", at, practiceId, seq, total, hmac);
    }
}
