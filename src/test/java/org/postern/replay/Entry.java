package org.postern.replay;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation, as a page shows it.
 *
 * @param author "You" for one's own
 * @param incoming whether it stands on the side of the others
 * @param text every character of it; null where the page shows a damaged one
 */
record Entry(String author, boolean incoming, @Nullable String text) {

    /** All of a page's conversation, in its order. */
    static List<Entry> of(Page page) {
        return page.html().select("#conversation li.entry").stream().map(Entry::of).toList();
    }

    private static Entry of(Element entry) {
        var text = entry.selectFirst("div.message-text");
        var meta = entry.selectFirst(".entry-meta");
        return new Entry(
                meta == null ? "" : meta.text().replaceFirst(" · [^·]*$", ""),
                entry.hasClass("entry-in"),
                text == null ? null : text.wholeText());
    }
}
