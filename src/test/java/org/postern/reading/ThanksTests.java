package org.postern.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

/** "Thanks, no answer needed": a line in the conversation, not a message. */
class ThanksTests extends PosternTest {

    private static final String FORM = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void write() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    private Page page() {
        return ana.get("/portal/threads/" + thread);
    }

    private static String button(Page page) {
        return page.html().select("button[data-closing]").text();
    }

    private Page says(Page page) {
        return ana.postBare(
                "/portal/threads/" + thread + "/thanks", page.form("form:has(input[name=seen])"));
    }

    private String waiting() {
        return chen.get("/inbox?needs=answer").html().select("#threads").text();
    }

    private int lines() {
        return page().html().select(".entry-event").size();
    }

    @Test
    void thanksForAnAnswerIsALineOnBothSides() {
        clinic.replies(chen, thread, "Use the cream.");
        var before = page();
        assertThat(button(before)).isEqualTo("Thanks, no answer needed");

        assertThat(says(before).location()).endsWith("/portal/threads/" + thread);
        says(before);

        var after = page();
        assertThat(after.html().select(".entry-event").eachText())
                .containsExactly("You: thanks, no answer needed");
        assertThat(button(after)).isEmpty();
        assertThat(chen.get("/inbox/threads/" + thread).html().select(".entry-event").text())
                .contains("Ana Ruiz: thanks, no answer needed");
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    void ownUnansweredMessageLeavesWhatNeedsAnAnswerAndWritingBringsItBack() {
        assertThat(waiting()).contains("Rash");
        assertThat(button(page())).isEqualTo("No answer needed any more");

        says(page());
        assertThat(waiting()).doesNotContain("Rash");

        clinic.answers(ana, thread, "It is back.");
        assertThat(waiting()).contains("Rash");
        assertThat(button(page())).isEqualTo("No answer needed any more");
    }

    @Test
    void itChangesNoUnreadMarkAndMailsNobody() {
        clinic.replies(chen, thread, "Use the cream.");
        chen.get("/inbox/threads/" + thread);
        var mails = notifications();
        says(page());

        assertThat(chen.get("/inbox").html().select("#badge").attr("data-count")).isEqualTo("0");
        assertThat(notifications()).isEqualTo(mails);

        var other = clinic.writes(ana, clinic.chen(), "Cough", "Unread");
        ana.postBare(
                "/portal/threads/" + other + "/thanks",
                ana.get("/portal/threads/" + other).form(FORM));
        assertThat(chen.get("/inbox").html().select("#badge").attr("data-count")).isEqualTo("1");
    }

    private int notifications() {
        return world.database()
                .sql("select count(*) from notification where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    void whoHasNotSeenTheAnswerSeesItFirst() {
        var before = page();
        clinic.replies(chen, thread, "Please come in today.");
        says(before);

        assertThat(lines()).isZero();
        assertThat(button(page())).isEqualTo("Thanks, no answer needed");
    }

    @Test
    void whatIsTypedMeanwhileIsKept() {
        clinic.replies(chen, thread, "Use the cream.");
        var fields = new java.util.HashMap<>(page().form(FORM));
        fields.put("text", "And one more th");
        ana.postBare("/portal/threads/" + thread + "/thanks", fields);

        assertThat(page().form(FORM)).containsEntry("text", "And one more th");
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void itCountsAgainstNoLimitAndWorksWhereNoMessageIsTaken() {
        world.database()
                .sql(
                        """
                        insert into message_settings (practice_id, user_id, most, most_days, longest)
                        values (?, ?, 1, 7, 5000)
                        """)
                .params(clinic.practice().id(), clinic.chen().id())
                .update();
        clinic.replies(chen, thread, "Use the cream.");
        var closed = page();
        assertThat(closed.text()).contains("You can write again");
        assertThat(button(closed)).isEqualTo("Thanks, no answer needed");
        says(closed);

        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void whatMayBeAnEmergencyIsNotTakenFromTheListByOnePress() {
        var asked = ana.submit(page(), FORM, Map.of("text", "I have chest pain"));
        ana.submit(ana.follow(asked), FORM, Map.of());

        assertThat(button(page())).isEmpty();
        says(page());
        assertThat(waiting()).contains("Rash");
        clinic.replies(chen, thread, "Call 911 now.");
        assertThat(button(page())).isEqualTo("Thanks, no answer needed");
    }

    @Test
    void anothersThreadIsNotThere() {
        var ben = clinic.as(clinic.ben());
        var token = page().form(FORM);
        token.put("_csrf", ben.get("/portal/account").html().select("[name=_csrf]").attr("value"));
        assertThat(ben.postBare("/portal/threads/" + thread + "/thanks", token).status())
                .isIn(403, 404);
        assertThat(lines()).isZero();
    }
}
