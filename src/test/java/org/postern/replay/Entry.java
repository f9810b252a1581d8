package org.postern.replay;

import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation, as a page shows it.
 *
 * @param author "You" for one's own
 * @param incoming whether it stands on the side of the others
 * @param at when it was delivered; the epoch while it is on its way
 * @param text every character of it; null where the page shows a damaged one
 */
record Entry(String author, boolean incoming, Instant at, @Nullable String text) {

    /** All of a page's conversation, in its order. */
    static List<Entry> of(Page page) {
        return page.html().select("#conversation li.entry").stream().map(Entry::of).toList();
    }

    private static Entry of(Element entry) {
        var text = entry.selectFirst("div.message-text");
        var meta = entry.selectFirst(".entry-meta");
        var time = entry.selectFirst(".entry-meta time");
        return new Entry(
                meta == null ? "" : meta.text().replaceFirst(" · [^·]*$", ""),
                entry.hasClass("entry-in"),
                time == null ? Instant.EPOCH : Instant.parse(time.attr("datetime")),
                text == null ? null : text.wholeText());
    }
}
