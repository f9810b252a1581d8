package org.postern.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class EntryTests {

    @Test
    void everyCharacterOfATextIsRead() {
        var page =
                page(
                        "<li id=message-1 class='entry entry-in'><p class=entry-meta><bdi>Ana · R</bdi>"
                                + " · <time datetime=2026-11-25T14:05:00Z>14:05</time></p>"
                                + "<div class='bubble message-text'>\n a  \n\n"
                                + "&lt;b&gt;\u0001 </div></li>");

        var at = Instant.parse("2026-11-25T14:05:00Z");
        assertThat(Entry.of(page))
                .containsExactly(new Entry("Ana · R", true, at, "\n a  \n\n<b>\u0001 "));
    }

    @Test
    void aDamagedTextIsNoneAndWhatIsOnItsWayHasNoTime() {
        var page =
                page(
                        "<li class='entry entry-out'><p class=entry-meta>You · sending</p>"
                                + "<div class=bubble><em>This message was damaged</em></div></li>");

        assertThat(Entry.of(page)).isEqualTo(List.of(new Entry("You", false, Instant.EPOCH, null)));
    }

    private static Page page(String entries) {
        var html = Jsoup.parse("<div id=conversation><ol>" + entries + "</ol></div>");
        return new Page(URI.create("http://localhost/inbox/threads/1"), 200, html);
    }
}
