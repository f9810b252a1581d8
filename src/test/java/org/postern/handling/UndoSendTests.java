package org.postern.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class UndoSendTests extends PosternTest {

    private static final String UNDO = "form[action*=/undo]";

    @Autowired private OutgoingDelivery delivery;
    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void anaHasWritten() {
        clinic = world.clinic();
        world.undoFor(10, clinic.practice());
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
    }

    private Page page() {
        return chen.get("/inbox/threads/" + thread);
    }

    private static List<String> texts(Page page) {
        return page.html().select(".bubble").eachText();
    }

    private static int badge(Page page) {
        return Integer.parseInt(page.html().select("#badge").attr("data-count"));
    }

    @Test
    @DisplayName("until its time a message is neither delivered nor mailed nor seen by the patient")
    void untilItsTimeThePatientSeesNothing() {
        clinic.replies(chen, thread, "Yes, it is.");

        assertThat(texts(page())).containsExactly("Is this normal?", "Yes, it is.");
        assertThat(page().text()).contains("sending");
        assertThat(texts(ana.get("/portal/threads/" + thread))).containsExactly("Is this normal?");
        assertThat(badge(ana.get("/portal/messages"))).isZero();
        clock.advance(Duration.ofSeconds(9));
        delivery.deliverDue();
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(notifications()).doesNotContain("PATIENT_MESSAGE");

        clock.advance(Duration.ofSeconds(1));
        delivery.deliverDue();

        assertThat(texts(ana.get("/portal/threads/" + thread)))
                .containsExactly("Is this normal?", "Yes, it is.");
        assertThat(page().html().select(".entry-outgoing")).isEmpty();
        assertThat(notifications()).contains("PATIENT_MESSAGE");
    }

    private List<String> notifications() {
        return world.database()
                .sql("select kind from notification where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("what is taken back is a draft again, and nobody ever gets it")
    void whatIsTakenBackIsADraftAgain() {
        clinic.replies(chen, thread, "Wrong patient.");
        var undone = chen.submit(page(), UNDO, Map.of());

        assertThat(undone.status()).isEqualTo(302);
        clock.advance(Duration.ofMinutes(1));
        delivery.deliverDue();
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        assertThat(page().form("#composer").get("text")).isEqualTo("Wrong patient.");
        assertThat(texts(ana.get("/portal/threads/" + thread))).containsExactly("Is this normal?");
    }

    @Test
    @DisplayName("a delivered message cannot be taken back")
    void aDeliveredMessageCannotBeTakenBack() {
        clinic.replies(chen, thread, "Yes, it is.");
        var before = page();
        clock.advance(Duration.ofSeconds(11));
        delivery.deliverDue();

        var refused = chen.submit(before, UNDO, Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("too late to undo");
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    @DisplayName("case 19: a second post of what is on its way sends nothing more")
    void aSecondPostSendsNothingMore() {
        var page = page();
        var first = chen.submit(page, "#composer", Map.of("text", "Once"));
        var second = chen.submit(page, "#composer", Map.of("text", "Once"));

        assertThat(first.location()).isEqualTo(second.location());
        clock.advance(Duration.ofSeconds(11));
        delivery.deliverDue();
        delivery.deliverDue();
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(chen.submit(page, "#composer", Map.of("text", "Once")).status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }

    @Test
    @DisplayName("case 33: a colleague's answer that is on its way stops a stale reply")
    void aColleaguesAnswerOnItsWayStopsAStaleReply() {
        world.letViewEverybody(clinic.okafor());
        var okafor = clinic.as(clinic.okafor());
        var stale = okafor.get("/inbox/threads/" + thread);
        clinic.replies(chen, thread, "Yes, it is.");

        var refused = okafor.submit(stale, "#composer", Map.of("text", "Also yes."));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(texts(refused)).contains("Yes, it is.");
        assertThat(refused.form("#composer").get("text")).isEqualTo("Also yes.");
        var sent = okafor.submit(refused, "#composer", Map.of("text", "Also yes."));
        assertThat(sent.status()).isEqualTo(302);
    }

    @Test
    @DisplayName("a new conversation that is taken back leaves no thread, only the draft")
    void aNewConversationThatIsTakenBackLeavesNoThread() {
        var address = "/patients/" + clinic.ana().patientId() + "/messages";
        var sent =
                chen.submit(
                        chen.get(address),
                        "form[data-composer]",
                        Map.of("subject", "Results", "text", "They are fine."));
        var started = Clinic.threadId(sent);
        assertThat(ana.get("/portal/messages").text()).doesNotContain("Results");
        assertThat(ana.get("/portal/threads/" + started).status()).isEqualTo(404);

        var undone = chen.submit(chen.get("/inbox/threads/" + started), UNDO, Map.of());

        assertThat(undone.location()).endsWith(address + "#reply");
        var composer = chen.get(address).form("form[data-composer]");
        assertThat(composer).containsEntry("subject", "Results");
        assertThat(composer).containsEntry("text", "They are fine.");
        assertThat(chen.get("/inbox/threads/" + started).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a new conversation is taken back, too, when a task stands in it by then")
    void aTaskInTheNewConversationDoesNotHoldTheMessage() {
        var address = "/patients/" + clinic.ana().patientId() + "/messages";
        var sent =
                chen.submit(
                        chen.get(address),
                        "form[data-composer]",
                        Map.of("subject", "Results", "text", "To the wrong patient"));
        var started = "/inbox/threads/" + Clinic.threadId(sent);
        var undo = chen.get(started);
        var task = chen.get(started + "/tasks/new");
        var made =
                chen.submit(
                        task,
                        "form[action*=/tasks/new]",
                        Map.of("title", "Call", "assignee", clinic.chen().id().toString()));
        assertThat(made.status()).isEqualTo(302);

        assertThat(chen.submit(undo, UNDO, Map.of()).status()).isEqualTo(302);

        clock.advance(Duration.ofSeconds(11));
        delivery.deliverDue();
        assertThat(ana.get("/portal/messages").text()).doesNotContain("Results");
        assertThat(chen.get(started).form("#composer"))
                .containsEntry("text", "To the wrong patient");
    }

    @Test
    @DisplayName("only who sent it can take it back")
    void onlyWhoSentItCanTakeItBack() {
        world.letViewEverybody(clinic.okafor());
        clinic.replies(chen, thread, "Yes, it is.");
        var address = page().action(UNDO);
        var okafor = clinic.as(clinic.okafor());
        var fields = Map.of("_csrf", okafor.get("/inbox").form("#selection").get("_csrf"));

        assertThat(okafor.get("/inbox/threads/" + thread).html().select(UNDO)).isEmpty();
        assertThat(okafor.postBare(address, fields).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(11));
        delivery.deliverDue();
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
    }
}
