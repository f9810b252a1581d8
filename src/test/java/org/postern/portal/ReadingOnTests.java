package org.postern.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Where a patient comes to in a conversation: at what is new, or at what was just sent. */
class ReadingOnTests extends PosternTest {

    private static final String FORM = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    @Test
    @DisplayName("The list leads to the first unread message, with a line that says so, once")
    void theListLeadsToTheFirstUnreadMessage() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        clinic.replies(chen, thread, "Read before");
        ana.get("/portal/threads/" + thread);
        clinic.replies(chen, thread, "Not read yet");
        clinic.replies(chen, thread, "Nor this");

        var link = ana.get("/portal/messages").html().select("a.pick").attr("href");
        assertThat(link).isEqualTo("/portal/threads/" + thread + "#new");
        var page = ana.get("/portal/threads/" + thread);
        assertThat(page.html().select("#new").text()).isEqualTo("New");
        assertThat(page.html().selectFirst("#new + li").text()).contains("Not read yet");
        assertThat(page.html().select(".new-line")).hasSize(1);

        assertThat(ana.get("/portal/threads/" + thread).html().select("#new")).isEmpty();
        link = ana.get("/portal/messages").html().select("a.pick").attr("href");
        assertThat(link).isEqualTo("/portal/threads/" + thread + "#newest");
        assertThat(page.html().selectFirst("li:has(#newest)").text()).contains("Nor this");
    }

    @Test
    @DisplayName("A page that fetches itself marks what came, and what was there stays read")
    void whatComesMeanwhileIsMarked() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        ana.get("/portal/threads/" + thread);
        clinic.replies(chen, thread, "Just now");

        var page = ana.getInBackground("/portal/threads/" + thread);

        assertThat(page.html().selectFirst("#new + li").text()).contains("Just now");
    }

    @Test
    @DisplayName("What was sent is said, by name, and the page comes to it")
    void whatWasSentIsSaid() {
        var begun = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var sent = ana.submit(begun, FORM, Map.of("subject", "Rash", "text", "First"));
        var thread = Clinic.threadId(sent);
        assertThat(sent.location()).endsWith("/portal/threads/" + thread + "?sent#sent");
        assertThat(ana.follow(sent).html().select("[role=status]").text())
                .contains("Sent to Dr. Chen");
        assertThat(ana.get("/portal/threads/" + thread).text()).doesNotContain("Sent to");

        clinic.replies(chen, thread, "Answer");
        var replied = ana.follow(clinic.answers(ana, thread, "Second"));
        assertThat(replied.html().select("[role=status]").text()).contains("Sent to Dr. Chen");
        assertThat(replied.html().selectFirst("li:has(#sent)").text()).contains("Second");
    }
}
