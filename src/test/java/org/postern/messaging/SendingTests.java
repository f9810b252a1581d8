package org.postern.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

class SendingTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

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
    void aMessageReachesTheChosenUserAndTheAnswerComesBack() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        assertThat(chen.get("/inbox").text()).contains("unread, Ana Ruiz").contains("Rash");
        assertThat(texts(chen.get("/inbox/threads/" + thread))).containsExactly("Is this normal?");

        assertThat(clinic.replies(chen, thread, "Yes, it is.").status()).isEqualTo(302);

        assertThat(texts(ana.get("/portal/threads/" + thread)))
                .containsExactly("Is this normal?", "Yes, it is.");
    }

    @ParameterizedTest
    @DisplayName("case 64, 66, 67: what was typed is shown as typed")
    @ValueSource(
            strings = {
                "BP < 120 & \"ok\" &lt; &amp;",
                "<script>alert(1)</script>",
                "ok 😃 thanks 👩‍👩‍👧",
                "مرحبا\u202eabc",
                "\n\n  leading and trailing  \n\n",
                "tab\tand\u0001control",
                "e\u0301 is not \u00e9"
            })
    void textComesBackAsTyped(String text) {
        var thread = clinic.writes(ana, clinic.chen(), "<b>&amp;</b>", text);

        assertThat(texts(chen.get("/inbox/threads/" + thread))).containsExactly(text);
        assertThat(texts(ana.get("/portal/threads/" + thread))).containsExactly(text);
        assertThat(chen.get("/inbox").html().select(".thread-subject").text())
                .isEqualTo("<b>&amp;</b>");
    }

    @Test
    @DisplayName("case 68: line ends count once, emoji count once, and a longer text is kept")
    void lengthIsCountedInCharacters() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var exactly = "😀\r\n".repeat(2500);
        assertThat(ana.submit(page, COMPOSER, Map.of("text", exactly)).status()).isEqualTo(302);

        var again = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var refused = ana.submit(again, COMPOSER, Map.of("text", "😀".repeat(5001)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text()).contains("5,000 characters");
        assertThat(refused.html().select("#text").attr("aria-describedby")).contains("text-error");
        assertThat(refused.form(COMPOSER).get("text")).isEqualTo("😀".repeat(5001));
        assertThat(refused.html().select("[data-counter]").text()).isEqualTo("5,001 of 5,000");
    }

    @ParameterizedTest
    @DisplayName("case 70: a text without a visible character is refused with the reason")
    @ValueSource(strings = {"", "   ", "\r\n\t", "\u200b\u200d\ufeff", "\u2800", "\u3164"})
    void blankTextIsRefused(String text) {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        var refused = ana.submit(page, COMPOSER, Map.of("text", text, "subject", "Kept"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text())
                .isEqualTo("Write your message first.");
        assertThat(refused.form(COMPOSER).get("subject")).isEqualTo("Kept");
    }

    @ParameterizedTest
    @DisplayName("a post that does not say what was seen is stopped once, with its text")
    @ValueSource(strings = {"event-1", "", "99999999999"})
    void whateverASeenIsTheTextIsKept(String seen) {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = chen.get("/inbox/threads/" + thread);

        var refused = chen.submit(page, "#composer", Map.of("text", "It is.", "seen", seen));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.form("#composer").get("text")).isEqualTo("It is.");
        assertThat(chen.submit(refused, "#composer", Map.of()).status()).isEqualTo(302);
    }

    @Test
    void aNulIsRefusedAndTheTextKept() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        var refused = ana.submit(page, COMPOSER, Map.of("text", "before\0after"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html().select("#text-error").text()).contains("cannot be sent");
    }

    @Test
    @DisplayName("case 18, 19: the same form sent again sends nothing more")
    void theSameFormSendsOnce() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        var first = ana.submit(page, COMPOSER, Map.of("text", "Once"));
        var second = ana.submit(page, COMPOSER, Map.of("text", "Once"));

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(messagesOf(clinic.ana().accountId())).isEqualTo(1);
    }

    @Test
    @DisplayName("case 18, 19: many clicks at once make one message")
    void manyClicksAtOnceMakeOneMessage() throws Exception {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        Callable<Page> click = () -> ana.submit(page, COMPOSER, Map.of("text", "Once"));
        var clicks = new ArrayList<Callable<Page>>();
        for (var i = 0; i < 20; i++) {
            clicks.add(click);
        }
        var threads = Executors.newFixedThreadPool(20);
        try {
            var places = new ArrayList<String>();
            for (var answer : threads.invokeAll(clicks)) {
                assertThat(answer.get().status()).isEqualTo(302);
                places.add(answer.get().location());
            }
            assertThat(places).containsOnly(places.get(0));
        } finally {
            threads.shutdown();
        }
        assertThat(messagesOf(clinic.ana().accountId())).isEqualTo(1);
    }

    @Test
    void anotherTextFromAUsedFormIsNotSentButKept() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        ana.submit(page, COMPOSER, Map.of("text", "First"));

        var refused = ana.submit(page, COMPOSER, Map.of("text", "Second"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.form(COMPOSER).get("text")).isEqualTo("Second");
        assertThat(messagesOf(clinic.ana().accountId())).isEqualTo(1);
        assertThat(ana.submit(refused, COMPOSER, Map.of()).status()).isEqualTo(302);
        assertThat(messagesOf(clinic.ana().accountId())).isEqualTo(2);
    }

    @Test
    @DisplayName("case 26, 33: who has not seen the newest message is stopped once")
    void aStaleReplyIsStoppedOnceWithTheNewerMessageShown() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var stale = chen.get("/inbox/threads/" + thread);
        clinic.answers(ana, thread, "It is worse now");

        var stopped = chen.submit(stale, COMPOSER, Map.of("text", "Wait and see"));

        assertThat(stopped.status()).isEqualTo(409);
        assertThat(texts(stopped)).containsExactly("First", "It is worse now");
        assertThat(stopped.form(COMPOSER).get("text")).isEqualTo("Wait and see");
        assertThat(clinic.messagesIn(thread)).isEqualTo(2);

        assertThat(chen.submit(stopped, COMPOSER, Map.of()).status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(3);
    }

    @Test
    @DisplayName("case 14: a draft ends with its send, also when a late save arrives after it")
    void aDraftEndsWithItsSend() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var page = chen.get("/inbox/threads/" + thread);
        var draft = new HashMap<>(page.form(COMPOSER));
        draft.put("text", "Half a sen");
        assertThat(chen.postInBackground("/inbox/threads/" + thread + "/draft", draft).status())
                .isEqualTo(204);
        assertThat(chen.get("/inbox/threads/" + thread).form(COMPOSER).get("text"))
                .isEqualTo("Half a sen");

        chen.submit(page, COMPOSER, Map.of("text", "Half a sentence."));
        chen.postInBackground("/inbox/threads/" + thread + "/draft", draft);

        assertThat(chen.get("/inbox/threads/" + thread).form(COMPOSER).get("text")).isEmpty();
    }

    @Test
    void nobodyElseSeesADraft() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var draft = new HashMap<>(chen.get("/inbox/threads/" + thread).form(COMPOSER));
        draft.put("text", "my own thoughts");
        chen.postInBackground("/inbox/threads/" + thread + "/draft", draft);

        assertThat(ana.get("/portal/threads/" + thread).body()).doesNotContain("my own thoughts");
    }

    @Test
    @DisplayName("case 79: nobody can write to a patient who is not registered")
    void aPatientWhoIsNotRegisteredIsInvitedInstead() {
        var dana = clinic.as(clinic.dana());
        var form = dana.get("/patients/new");
        var added =
                dana.submit(
                        form,
                        "form.card",
                        Map.of(
                                "given",
                                "Maria",
                                "family",
                                "Lopez",
                                "born",
                                "1958-08-30",
                                "email",
                                "maria@mail.example",
                                "record",
                                "099"));
        var id = added.location().replaceAll(".*/patients/([^/]+)/.*", "$1");

        var page = chen.get("/patients/" + id + "/messages");

        assertThat(page.text()).contains("[Not Registered For Portal]");
        assertThat(page.html().select(COMPOSER)).isEmpty();
        assertThat(chen.submit(page, ".notice form", Map.of()).status()).isEqualTo(302);
        assertThat(chen.get("/patients/" + id + "/profile").text()).contains("Invited");
    }

    @Test
    void aUserWritesFirst() {
        var page = chen.get("/patients/" + clinic.ana().patientId() + "/messages");

        var sent = chen.submit(page, COMPOSER, Map.of("subject", "Result", "text", "All is well"));

        var thread = Clinic.threadId(sent);
        assertThat(ana.get("/portal/messages").text()).contains("Result").contains("Unread");
        assertThat(texts(ana.get("/portal/threads/" + thread))).containsExactly("All is well");
    }

    @Test
    @DisplayName("case 39: a reply to somebody who cannot receive any more goes to the queue")
    void aReplyToSomebodyWhoIsGoneGoesToThePracticeQueue() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        world.database()
                .sql("update user_account set portal_messaging = false where id = ?")
                .params(clinic.chen().id())
                .update();

        assertThat(clinic.answers(ana, thread, "Anybody there?").status()).isEqualTo(302);

        assertThat(clinic.as(clinic.dana()).get("/inbox/threads/" + thread).status())
                .isEqualTo(200);
        assertThat(clinic.as(clinic.okafor()).get("/inbox/threads/" + thread).status())
                .isEqualTo(404);
        assertThat(ana.get("/portal/messages/new").text()).doesNotContain("Dr. Chen");
    }

    private int messagesOf(UUID author) {
        return world.database()
                .sql("select count(*) from message where author_id = ?")
                .params(author)
                .query(Integer.class)
                .single();
    }

    private static java.util.List<String> texts(Page page) {
        return page.html().select(".message-text").stream()
                .map(element -> element.wholeText())
                .toList();
    }

    @Test
    void everyTableThatNamesThreadsIsLookedAtBeforeOneIsTakenAway() {
        var naming =
                world.database()
                        .sql(
                                """
                                select distinct conrelid::regclass::text from pg_constraint
                                where contype = 'f' and confrelid = 'thread'::regclass
                                """)
                        .query(String.class)
                        .list();

        assertThat(ThreadStore.NAMING_THREADS).containsExactlyInAnyOrderElementsOf(naming);
    }
}
