package org.postern.sealing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What restored backups took away: lines of an anchor that their chain need not fit any more. Only
 * lines written before such a restore, and of later seals than the backup's: nothing else is
 * excused by one, and each is told for good.
 */
record Restores(List<AnchorLine> notes) {

    static Restores of(List<AnchorLine> lines) {
        return new Restores(lines.stream().filter(AnchorLine::restored).toList());
    }

    boolean took(AnchorLine line) {
        return notes.stream().anyMatch(note -> took(note, line));
    }

    private static boolean took(AnchorLine note, AnchorLine line) {
        return line.seq() > note.seq() && line.at().isBefore(note.at());
    }

    /** What was lost by each, of those by which something was. */
    List<String> told(List<AnchorLine> lines) {
        return notes.stream()
                .sorted(Comparator.comparing(AnchorLine::at))
                .flatMap(note -> told(note, lines).stream())
                .toList();
    }

    private static Optional<String> told(AnchorLine note, List<AnchorLine> lines) {
        return lines.stream()
                .filter(line -> took(note, line))
                .max(Comparator.comparing(AnchorLine::seq))
                .map(
                        last ->
                                "restored at %s from a backup made at seal %d: the anchor knows %d later seals with %d events, the last of %s, which are lost with what came after"
                                        .formatted(
                                                note.at(),
                                                note.seq(),
                                                last.seq() - note.seq(),
                                                last.total() - note.total(),
                                                last.at()));
    }
}
