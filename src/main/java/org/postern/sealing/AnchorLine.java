package org.postern.sealing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How far a practice's chain went at a time, as it is kept elsewhere. No health information. */
record AnchorLine(Instant at, UUID practiceId, long seq, long total, String hmac) {

    static AnchorLine of(Seal seal) {
        return new AnchorLine(
                seal.sealedAt(),
                seal.practiceId(),
                seal.seq(),
                seal.total(),
                HexFormat.of().formatHex(seal.hmac()));
    }

    /** Reads what {@link #text} wrote, also with other words before it on its line. */
    static Optional<AnchorLine> parse(String line) {
        var begin = line.indexOf("postern-audit ");
        var words = begin < 0 ? new String[0] : line.substring(begin).strip().split(" ");
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
                            words[5]));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return "postern-audit %s %s %d %d %s".formatted(at, practiceId, seq, total, hmac);
    }
}
