package org.postern.threadlist;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.postern.messaging.Message;
import org.postern.search.Highlight;
import org.postern.search.Query;

/** Some words of a message around the first of those that were searched for. */
final class Snippet {

    // In chars: what a row shows of it. Before the match stand a few words, so that a narrow row
    // shows it, too.
    private static final int BEFORE = 24;
    private static final int LENGTH = 140;

    private Snippet() {}

    static ThreadRow.Found of(Message message, Query query) {
        var text = String.valueOf(message.text()).replaceAll("\\s", " ");
        var marks = Highlight.of(text, query);
        var first = marks.isEmpty() ? 0 : marks.get(0).start();
        var start = start(text, first);
        var end = boundary(text, Math.min(text.length(), start + LENGTH));
        var lead = start > 0 ? "… " : "";
        var shown = lead + text.substring(start, end);
        return new ThreadRow.Found(
                message.seq(), shown, within(marks, start, end, lead.length() - start));
    }

    // At a word's beginning, where there is a space.
    private static int start(String text, int first) {
        if (first <= BEFORE) {
            return 0;
        }
        var space = text.indexOf(' ', first - BEFORE);
        return boundary(text, space >= 0 && space < first ? space + 1 : first - BEFORE);
    }

    // Signs that join the one before them begin at U+0300.
    private static boolean standsAlone(char character) {
        return character < 0x300;
    }

    private static int boundary(String text, int wished) {
        if (wished == 0
                || wished >= text.length()
                || standsAlone(text.charAt(wished - 1)) && standsAlone(text.charAt(wished))) {
            return wished;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(wished) ? wished : characters.preceding(wished);
    }

    private static List<Highlight> within(List<Highlight> marks, int start, int end, int shift) {
        return marks.stream()
                .filter(mark -> mark.start() >= start && mark.end() <= end)
                .map(mark -> new Highlight(mark.start() + shift, mark.end() + shift))
                .toList();
    }
}
