package org.postern.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserIdentity;

class ReassignTests extends PosternTest {

    private static final String REASSIGN = "form[action*=/assignment]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private Browser okafor;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        okafor = clinic.as(clinic.okafor());
    }

    private static Page reassign(Browser browser, Page threadPage, UserIdentity to, String reason) {
        return browser.submit(
                threadPage,
                "#thread-actions " + REASSIGN,
                Map.of("assignee", to.id().toString(), "reason", reason));
    }

    private static String address(UUID thread) {
        return "/inbox/threads/" + thread;
    }

    private static int badge(Page page) {
        return Integer.parseInt(page.html().select("#badge").attr("data-count"));
    }

    @Test
    @DisplayName("E2, case 6: a reassigned thread leaves one list and is unread in the other")
    void aReassignedThreadIsUnreadForItsNewAssignee() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var answer = reassign(chen, chen.get(address(thread)), clinic.okafor(), "Nurse visit");

        assertThat(answer.location()).endsWith("/inbox");
        assertThat(chen.get("/inbox").text()).doesNotContain("Rash");
        assertThat(badge(chen.get("/inbox"))).isZero();
        assertThat(okafor.get("/inbox").text()).contains("unread, Ana Ruiz").contains("Rash");
        assertThat(badge(okafor.get("/inbox"))).isEqualTo(1);
        assertThat(okafor.get(address(thread)).html().select(".entry-event").text())
                .contains("Reassigned from Dr. Chen to Nurse Okafor by Dr. Chen, ")
                .contains("“Nurse visit”");
    }

    @Test
    @DisplayName("E2: an outgoing-only thread is not unread for its new assignee")
    void anOutgoingOnlyThreadIsNotUnread() {
        var page = chen.get("/patients/" + clinic.ana().patientId() + "/messages");
        var thread =
                Clinic.threadId(
                        chen.submit(page, "form[data-composer]", Map.of("text", "Please call.")));

        reassign(chen, chen.get(address(thread)), clinic.okafor(), "");

        assertThat(badge(okafor.get("/inbox"))).isZero();
        assertThat(okafor.get("/inbox").text()).contains("Please call.");
    }

    @Test
    @DisplayName("E2: of two who reassign at once, the second is told who has it now")
    void theSecondIsToldWhoHasItNow() {
        world.letViewEverybody(clinic.okafor());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var seenByOkafor = okafor.get(address(thread));
        reassign(chen, chen.get(address(thread)), clinic.dana(), "");

        var refused = reassign(okafor, seenByOkafor, clinic.okafor(), "Mine");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("[role=alert]").text())
                .contains("Nothing was changed")
                .contains("Dana");
        assertThat(clinic.as(clinic.dana()).get("/inbox").text()).contains("Rash");
    }

    @Test
    @DisplayName("E2: however many reassign at the same moment, one of them does")
    void oneOfManyAtTheSameMomentReassigns() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = chen.get(address(thread));
        var posts = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            var to = i % 2 == 0 ? clinic.okafor() : clinic.dana();
            var tab = chen.copy();
            posts.add(() -> reassign(tab, page, to, "").status());
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(302);
            // Told by the page, or, who may not view it any more, by a page of its own.
            assertThat(answers).allMatch(status -> List.of(302, 409, 410).contains(status));
        } finally {
            threads.shutdown();
        }
        assertThat(moves(thread)).isEqualTo(1);
    }

    private int moves(UUID thread) {
        return world.database()
                .sql("select count(*) from thread_event where thread_id = ?")
                .params(thread)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("case 11, E2: who wrote while the thread was given away keeps the text as a draft")
    void whoWroteMeanwhileKeepsTheText() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = chen.get(address(thread));
        reassign(chen.copy(), chen.get(address(thread)), clinic.okafor(), "");

        var refused = chen.submit(page, "#composer", Map.of("text", "Half a thought"));

        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.text())
                .contains("Nurse Okafor has this conversation now")
                .contains("Nothing was sent")
                .doesNotContain("Is this normal?");
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
        var drafts = chen.get("/inbox/drafts").text();
        assertThat(drafts)
                .contains("Half a thought")
                .contains("Nurse Okafor has this conversation now")
                .doesNotContain("Ana Ruiz")
                .doesNotContain("Is this normal?");
        assertThat(okafor.get("/inbox/drafts").text()).doesNotContain("Half a thought");
    }

    @Test
    @DisplayName("E2: drafts name their conversation, and who has it now though one may still look")
    void draftsNameTheirConversation() {
        world.letViewEverybody(clinic.chen());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        drafts(thread, "Half a thought");
        assertThat(chen.get("/inbox/drafts").text())
                .contains("Reply", "Rash", "Half a thought")
                .doesNotContain("now with");
        assertThat(seenByDana(thread)).contains("Dr. Chen is writing a reply");

        reassign(chen, chen.get(address(thread)), clinic.dana(), "");

        assertThat(chen.get("/inbox/drafts").text()).contains("Rash", "now with Dana");
        assertThat(seenByDana(thread)).doesNotContain("is writing a reply");
    }

    private void drafts(UUID thread, String text) {
        var page = chen.get(address(thread));
        var fields = new java.util.HashMap<>(page.form("#composer"));
        fields.put("text", text);
        chen.postInBackground(page.html().select("#composer").attr("data-draft-url"), fields);
    }

    private String seenByDana(UUID thread) {
        world.letViewEverybody(clinic.dana());
        return clinic.as(clinic.dana()).get(address(thread)).text();
    }

    @Test
    @DisplayName("C3: a thread that was never the user's is not there, whoever has it")
    void anothersThreadIsNotThere() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        reassign(chen, chen.get(address(thread)), clinic.dana(), "");

        assertThat(okafor.get(address(thread)).status()).isEqualTo(404);
        assertThat(chen.get(address(thread)).status()).isEqualTo(410);
        assertThat(chen.get(address(thread)).text()).doesNotContain("Rash");
    }

    @Test
    @DisplayName("case 30: only users who can receive messages can be chosen")
    void onlyUsersWhoCanReceiveCanBeChosen() {
        var clerk = world.in(clinic.practice(), () -> withoutMessaging());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = chen.get(address(thread));

        assertThat(page.html().select("#assignee option").eachText()).doesNotContain("Clerk");
        var refused = reassign(chen, page, clerk, "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose somebody who can receive messages.");
        assertThat(moves(thread)).isZero();
    }

    private UserIdentity withoutMessaging() {
        return world.user(
                clinic.practice(),
                "clerk",
                "Clerk",
                false,
                false,
                org.postern.user.ViewOthers.NOBODY);
    }

    @Test
    @DisplayName("case 28: the patient is told nothing of moves inside the practice")
    void thePatientIsToldNothing() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        reassign(chen, chen.get(address(thread)), clinic.okafor(), "She knows wounds");

        var page = ana.get("/portal/threads/" + thread);
        assertThat(page.text()).doesNotContain("Reassigned").doesNotContain("She knows wounds");
        assertThat(badge(ana.get("/portal/messages"))).isZero();
        assertThat(kinds()).doesNotContain("PATIENT_MESSAGE").contains("REASSIGNED");
    }

    private List<String> kinds() {
        return world.database()
                .sql("select kind from notification where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName(
            "case 71, 73: several ticked threads are reassigned, and what moved meanwhile is told")
    void severalAreReassignedTogether() {
        var one = clinic.writes(ana, clinic.chen(), "One", "First");
        var two = clinic.writes(ana, clinic.chen(), "Two", "Second");
        var list = chen.get("/inbox");
        reassign(chen, chen.get(address(one)), clinic.dana(), "");

        var answer =
                chen.postBare(
                        "/inbox/selection/assignment",
                        with(list, "assignee", clinic.okafor().id().toString(), one, two));
        var told = chen.follow(answer);

        assertThat(told.text())
                .contains("1 conversation now stands with Nurse Okafor.")
                .contains("1 had been given to somebody else meanwhile.");
        assertThat(okafor.get(address(two)).text()).contains("“Wound care”");
        assertThat(okafor.get("/inbox").text()).contains("Two").doesNotContain("One");
    }

    @Test
    @DisplayName("one's own threads are not offered to oneself, those of the queue are")
    void onesOwnThreadsAreNotOfferedToOneself() {
        clinic.writes(ana, clinic.chen(), "One", "First");
        var dana = clinic.as(clinic.dana());

        assertThat(chen.get("/inbox").html().select("#selection-assignee option").eachText())
                .hasSize(3)
                .noneMatch(name -> name.contains("Chen") || name.equals("Me"));
        assertThat(dana.get("/inbox?view=queue").html().select("#selection option").eachText())
                .contains("Me");
    }

    // The browser of these tests sends one value a field: one thread after the other.
    private Map<String, String> with(
            Page list, String name, String value, UUID first, UUID second) {
        var fields = new java.util.HashMap<>(list.form("#selection"));
        fields.put(name, value);
        fields.put("reason", "Wound care");
        fields.put(
                "thread",
                first + "_" + clinic.chen().id() + "," + second + "_" + clinic.chen().id());
        return fields;
    }
}
