package org.postern.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class UnreadTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private static int badge(Page page) {
        return Integer.parseInt(page.html().select("#badge").attr("data-count"));
    }

    private static List<String> unread(Page list) {
        return list.html().select(".thread-row.unread .thread-subject").eachText();
    }

    private static List<String> subjects(Page list) {
        return list.html().select(".thread-row .thread-subject").eachText();
    }

    @Test
    @DisplayName("case 1: the badge is gone at once when the message was read")
    void theBadgeGoesWithTheReading() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        assertThat(badge(chen.get("/inbox"))).isEqualTo(1);

        assertThat(badge(chen.get("/inbox/threads/" + thread))).isZero();
        assertThat(badge(chen.get("/inbox"))).isZero();
        assertThat(unread(chen.get("/inbox"))).isEmpty();

        clinic.replies(chen, thread, "Answer");
        assertThat(badge(ana.get("/portal/messages"))).isEqualTo(1);
        assertThat(badge(ana.get("/portal/threads/" + thread))).isZero();
        assertThat(badge(ana.get("/portal/messages"))).isZero();
    }

    @Test
    @DisplayName("case 2: reading one message in two tabs leaves the badge at 0")
    void readingInTwoTabsLeavesTheBadgeAtZero() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var tab = chen.copy();

        assertThat(badge(chen.get("/inbox/threads/" + thread))).isZero();
        assertThat(badge(tab.get("/inbox/threads/" + thread))).isZero();
        assertThat(badge(tab.get("/inbox"))).isZero();
    }

    @Test
    @DisplayName("case 3: an answer neither sets nor clears unread for the practice")
    void anAnswerNeitherSetsNorClearsUnread() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var page = chen.get("/inbox/threads/" + thread);
        chen.submit(page, "form[data-composer]", java.util.Map.of("text", "Answer"));
        assertThat(badge(chen.getInBackground("/inbox"))).isZero();

        letSeeEverything(clinic.okafor().id());
        clinic.answers(ana, thread, "Thanks");
        assertThat(badge(chen.getInBackground("/inbox"))).isEqualTo(1);
        clinic.replies(clinic.as(clinic.okafor()), thread, "Okafor answers");

        assertThat(badge(chen.getInBackground("/inbox"))).isEqualTo(1);
        assertThat(unread(chen.getInBackground("/inbox"))).containsExactly("Rash");
    }

    @Test
    @DisplayName("case 4: newest first, read or not")
    void newestFirstReadOrNot() {
        var older = clinic.writes(ana, clinic.chen(), "Older, unread", "First");
        var newer = clinic.writes(ana, clinic.chen(), "Newer, read", "Second");
        chen.get("/inbox/threads/" + newer);

        var list = chen.get("/inbox");
        assertThat(subjects(list)).containsExactly("Newer, read", "Older, unread");
        assertThat(unread(list)).containsExactly("Older, unread");
        assertThat(list.html().select(".thread-row.unread .thread-who").text())
                .startsWith("unread, Ana Ruiz");

        clinic.answers(ana, older, "Again");
        assertThat(subjects(chen.get("/inbox"))).containsExactly("Older, unread", "Newer, read");
    }

    @Test
    @DisplayName("case 5: another user's looking does not mark a message as read")
    void anotherUsersLookingDoesNotMarkAsRead() {
        letSeeEverything(clinic.okafor().id());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var okafor = clinic.as(clinic.okafor());

        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(200);

        assertThat(badge(okafor.get("/inbox"))).isZero();
        assertThat(subjects(okafor.get("/inbox"))).isEmpty();
        assertThat(badge(chen.get("/inbox"))).isEqualTo(1);
        assertThat(unread(chen.get("/inbox"))).containsExactly("Rash");
    }

    @Test
    void whatAPageFetchesByItselfMarksNothingAsRead() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        chen.get("/inbox/threads/" + thread);
        clinic.answers(ana, thread, "Second");
        clinic.replies(chen, thread, "Third");
        clinic.answers(ana, thread, "Fourth");
        clinic.replies(chen, thread, "Fifth");

        assertThat(badge(ana.getInBackground("/portal/messages"))).isEqualTo(1);
        assertThat(badge(ana.getInBackground("/portal/threads/" + thread))).isEqualTo(1);
        assertThat(badge(ana.getInBackground("/portal/messages"))).isEqualTo(1);
    }

    @Test
    @DisplayName("case 71: new conversations between two pages neither repeat nor hide one")
    void pagingShowsEachConversationOnce() {
        var written = new ArrayList<String>();
        for (var i = 1; i <= 65; i++) {
            clinic.writes(ana, clinic.chen(), "Number " + i, "Text");
            written.add(0, "Number " + i);
        }
        var seen = new ArrayList<String>();
        var page = chen.get("/inbox");
        for (var pages = 1; ; pages++) {
            seen.addAll(subjects(page));
            clinic.writes(ana, clinic.chen(), "New " + pages, "Text");
            var older = page.html().select("a[href^='/inbox?before=']").last();
            if (older == null) {
                break;
            }
            page = chen.get(older.attr("href"));
        }
        assertThat(seen).containsExactlyElementsOf(written);
        assertThat(subjects(chen.get("/inbox"))).startsWith("New 3", "New 2", "New 1", "Number 65");
    }

    @Test
    void aCursorThatIsNoneShowsTheFirstPage() {
        clinic.writes(ana, clinic.chen(), "Rash", "First");

        for (var cursor : List.of("", "x", "-1_" + UUID.randomUUID(), "1_1", "9".repeat(40))) {
            assertThat(subjects(chen.get("/inbox?before=" + cursor))).containsExactly("Rash");
            assertThat(ana.get("/portal/messages?before=" + cursor).text()).contains("Rash");
        }
        var far = "9".repeat(18) + "_" + UUID.randomUUID();
        assertThat(subjects(chen.get("/inbox?before=" + far))).containsExactly("Rash");
    }

    private void letSeeEverything(UUID user) {
        world.database()
                .sql("update user_account set view_others = 'EVERYBODY' where id = ?")
                .params(user)
                .update();
    }
}
