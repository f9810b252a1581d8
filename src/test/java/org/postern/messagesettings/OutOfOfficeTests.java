package org.postern.messagesettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserIdentity;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class OutOfOfficeTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";
    private static final String TEXT = "I am away & back soon.";

    @Autowired
    @Qualifier("maintenance")
    private DataSource maintenance;

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

    @Test
    @DisplayName("B7: patients see it before they write, and get one automatic answer a thread")
    void patientsSeeItAndGetOneAnswerAThread() {
        isAway(chen, "KEEP", null);
        assertThat(ana.get("/portal/messages/new").text()).contains("Away until " + dayIn(2));
        assertThat(newMessage().text())
                .contains("Dr. Chen is out of office until " + dayIn(2))
                .contains(TEXT);

        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        assertThat(texts(thread)).containsExactly("One", TEXT);
        assertThat(ana.get("/portal/threads/" + thread).text())
                .contains("Dr. Chen · Automatic answer");
        clinic.answers(ana, thread, "Two");

        assertThat(texts(thread)).containsExactly("One", TEXT, "Two");
        assertThat(chen.get("/inbox").text()).contains("unread, Ana Ruiz");
        assertThat(texts(clinic.writes(ana, clinic.chen(), "Other", "Three"))).contains(TEXT);
    }

    @Test
    @DisplayName("case 35: a single day holds until its local midnight, and not a moment longer")
    void aSingleDayHoldsUntilMidnight() {
        var today = today();
        submits(chen, form(today, today, "KEEP", null));
        assertThat(newMessage().text()).contains("is out of office until");

        var zone = clinic.practice().timeZone();
        var midnight = today.plusDays(1).atStartOfDay(zone).toInstant();
        passes(Duration.between(clock.instant(), midnight).minusSeconds(20));
        assertThat(texts(clinic.writes(ana, clinic.chen(), "Late", "Before"))).contains(TEXT);
        passes(Duration.ofSeconds(21));

        assertThat(newMessage().text()).doesNotContain("out of office");
        assertThat(texts(clinic.writes(ana, clinic.chen(), "Early", "After")))
                .containsExactly("After");
    }

    @Test
    @DisplayName("case 40: what staff write is never answered automatically")
    void whatStaffWriteIsNotAnswered() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        isAway(chen, "KEEP", null);

        clinic.replies(chen, thread, "Staff writes first");

        assertThat(texts(thread)).containsExactly("One", "Staff writes first");
        clinic.answers(ana, thread, "Two");
        assertThat(texts(thread)).endsWith("Two", TEXT);
    }

    @Test
    @DisplayName(
            "case 30: a cover who loses the right at the same moment gets no thread that nobody sees")
    void aCoverWhoLosesTheRightAtTheSameMomentGetsNoThread() throws Exception {
        var thread = clinic.writes(ana, clinic.okafor(), "Rash", "One");
        isAway(okafor, "COVER", clinic.chen());
        var page = ana.get("/portal/threads/" + thread);
        try (var connection = maintenance.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var chens = " where id = '" + clinic.chen().id() + "'";
            statement.execute("select from user_account" + chens + " for update");
            statement.execute("update user_account set portal_messaging = false" + chens);
            var reply =
                    CompletableFuture.supplyAsync(
                            () -> ana.submit(page, COMPOSER, Map.of("text", "Two")));
            await().untilAsserted(() -> assertThat(waiting()).isPositive());
            connection.commit();
            assertThat(reply.get(30, TimeUnit.SECONDS).status()).isEqualTo(302);
        }

        assertThat(clinic.as(clinic.dana()).get("/inbox?view=queue").text()).contains("Rash");
    }

    private int waiting() {
        return world.database()
                .sql(
                        "select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("case 41: a note is no answer and does not silence the automatic one")
    void aNoteDoesNotSilenceTheAnswer() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        isAway(chen, "KEEP", null);
        world.database()
                .sql(
                        """
                        insert into internal_note (practice_id, id, thread_id, after_seq, author_id,
                            author_name, body_ct, client_token, written_at)
                        values (?, ?, ?, 1, ?, 'Dr. Chen', '', ?, now())
                        """)
                .params(
                        clinic.practice().id(),
                        UUID.randomUUID(),
                        thread,
                        clinic.chen().id(),
                        UUID.randomUUID())
                .update();

        clinic.answers(ana, thread, "Two");

        assertThat(texts(thread)).containsExactly("One", "Two", TEXT);
    }

    @Test
    @DisplayName("case 43: it is sent from the first moment of the absence, not before")
    void itIsSentFromTheFirstMoment() {
        submits(chen, form(today().plusDays(1), today().plusDays(1), "KEEP", null));
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Before");
        assertThat(texts(thread)).containsExactly("Before");
        var start = today().plusDays(1).atStartOfDay(clinic.practice().timeZone()).toInstant();
        passes(Duration.between(clock.instant(), start).plusSeconds(1));

        clinic.answers(ana, thread, "After");

        assertThat(texts(thread)).containsExactly("Before", "After", TEXT);
    }

    @Test
    @DisplayName("case 44: no mail tells of it, and it is marked and never counts as an answer")
    void itIsMarkedMailedToNobodyAndNoAnswer() {
        isAway(chen, "KEEP", null);

        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");

        assertThat(kinds(thread)).containsExactly("ACCOUNT", "SYSTEM");
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from notification
                                        where thread_id = ? and kind = 'PATIENT_MESSAGE'
                                        """)
                                .params(thread)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        world.database()
                                .sql("select waiting_since is not null from thread where id = ?")
                                .params(thread)
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(chen.get("/inbox/threads/" + thread).text()).contains("automatic answer");
        assertThat(chen.get("/inbox").html().select(".thread-words").text()).isEqualTo("One");
    }

    @Test
    @DisplayName("B7: a new absence answers a thread anew, a changed one does not")
    void aNewAbsenceAnswersAnew() {
        isAway(chen, "KEEP", null);
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        submits(chen, form(today(), today().plusDays(5), "KEEP", null));
        clinic.answers(ana, thread, "Two");
        assertThat(texts(thread)).containsExactly("One", TEXT, "Two");

        var page = chen.get("/inbox/settings");
        chen.postBare(
                "/inbox/settings/absence/end", Map.of("_csrf", page.form("#absence").get("_csrf")));
        clinic.answers(ana, thread, "Three");
        assertThat(texts(thread)).endsWith("Two", "Three");
        isAway(chen, "KEEP", null);
        clinic.answers(ana, thread, "Four");

        assertThat(texts(thread)).endsWith("Four", TEXT);
    }

    @Test
    @DisplayName("B7: a reply moves its thread to the cover, who thereby may read it, and is told")
    void aReplyMovesItsThreadToTheCover() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(404);
        isAway(chen, "COVER", clinic.okafor());
        var page = ana.get("/portal/threads/" + thread);
        assertThat(page.text()).contains("Nurse Okafor gets your message and answers it.");
        assertThat(page.html().select("[data-send]").text()).isEqualTo("Send to Nurse Okafor");

        assertThat(ana.submit(page, COMPOSER, Map.of("text", "Two")).status()).isEqualTo(302);

        assertThat(okafor.get("/inbox").text()).contains("unread, Ana Ruiz");
        assertThat(texts(thread)).containsExactly("One", "Two", TEXT);
        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(200);
        assertThat(chen.get("/inbox/threads/" + thread).text()).doesNotContain("Two");
        assertThat(causes(thread)).containsExactly("COVER");
        assertThat(told(thread)).contains(clinic.okafor().id());
        assertThat(recipients(thread)).containsExactly(clinic.chen().id(), clinic.okafor().id());
    }

    @Test
    @DisplayName("B7: a new conversation goes to the cover, and says so before it is sent")
    void aNewConversationGoesToTheCover() {
        isAway(chen, "COVER", clinic.okafor());
        assertThat(ana.get("/portal/messages/new").text()).contains("Nurse Okafor answers.");
        assertThat(newMessage().html().select("[data-send]").text())
                .isEqualTo("Send to Nurse Okafor");

        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");

        assertThat(okafor.get("/inbox").text()).contains("unread, Ana Ruiz");
        assertThat(texts(thread)).containsExactly("One", TEXT);
        assertThat(ana.get("/portal/threads/" + thread).text()).contains("With Nurse Okafor");
    }

    @Test
    @DisplayName("case 34: a chain of covers ends at the first who is present")
    void aChainEndsAtTheFirstWhoIsPresent() {
        isAway(chen, "COVER", clinic.okafor());
        isAway(okafor, "COVER", clinic.dana());

        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");

        assertThat(assignee(thread)).isEqualTo(clinic.dana().id());
        assertThat(clinic.as(clinic.dana()).get("/inbox").text()).contains("unread, Ana Ruiz");
    }

    @Test
    @DisplayName("case 34: covers that lead in a circle lead to the practice queue, which is told")
    void aCircleLeadsToThePracticeQueue() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        isAway(chen, "COVER", clinic.okafor());
        isAway(okafor, "COVER", clinic.chen());
        assertThat(chen.get("/inbox/settings").html().select("#away-preview").text())
                .contains("Who you chose is out of office too in this time.")
                .contains("practice queue");
        assertThat(ana.get("/portal/threads/" + thread).text())
                .contains("Your message goes to the practice.");

        clinic.answers(ana, thread, "Two");

        assertThat(assignee(thread)).isNull();
        assertThat(causes(thread)).containsExactly("COVER");
        assertThat(
                        world.database()
                                .sql(
                                        "select count(*) from notification where kind = 'QUEUE'"
                                                + " and thread_id = ?")
                                .params(thread)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(clinic.as(clinic.dana()).get("/inbox/threads/" + thread).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("case 24: who takes none has no reply box; the reason and another way stand there")
    void whoTakesNoneHasNoReplyBox() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        var open = ana.get("/portal/threads/" + thread);
        isAway(chen, "REFUSE", null);

        for (var page : List.of(ana.get("/portal/threads/" + thread), newMessage())) {
            assertThat(page.html().select("textarea")).isEmpty();
            assertThat(page.html().select("main .notice")).hasSize(1);
            assertThat(page.text())
                    .contains("No messages are taken in this time.")
                    .contains("write to somebody else.")
                    .contains("If this is an emergency, call 911");
        }
        assertThat(ana.get("/portal/messages/new").text()).contains("Takes no messages.");
        var refused = ana.submit(open, COMPOSER, Map.of("text", "Typed before"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form(COMPOSER)).containsEntry("text", "Typed before");
        assertThat(texts(thread)).containsExactly("One");
    }

    @Test
    @DisplayName("case 24: who lost the right is named no more, and the reply reaches the practice")
    void whoLostTheRightIsNotOffered() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        world.database()
                .sql("update user_account set portal_messaging = false where id = ?")
                .params(clinic.chen().id())
                .update();

        var page = ana.get("/portal/threads/" + thread);

        assertThat(page.html().select("[data-send]").text())
                .isEqualTo("Send to " + clinic.practice().name());
        assertThat(ana.submit(page, COMPOSER, Map.of("text", "Two")).status()).isEqualTo(302);
        assertThat(assignee(thread)).isNull();
        assertThat(causes(thread)).containsExactly("UNREACHABLE");
    }

    @Test
    @DisplayName("B7: the cover's limits hold for what the cover gets")
    void theCoversLimitsHold() {
        okafor.submit(
                okafor.get("/inbox/settings"),
                "form[action$='/limits']",
                Map.of("most", "1", "days", "7", "longest", ""));
        isAway(chen, "COVER", clinic.okafor());

        clinic.writes(ana, clinic.chen(), "Rash", "One");

        assertThat(newMessage().text()).contains("Nurse Okafor takes 1 message in any 7 days");
    }

    @Test
    @DisplayName("B7: what begins later is said to begin later")
    void whatBeginsLaterIsSaidToBeginLater() {
        var tomorrow = today().plusDays(1);
        var later = form(tomorrow, tomorrow, "KEEP", null);
        var saved = chen.follow(chen.submit(chen.get("/inbox/settings"), "#absence", later));
        var day = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH).format(tomorrow);
        assertThat(saved.text()).contains("Saved. Patients will see it from " + day);

        var now = form(today(), tomorrow, "KEEP", null);
        saved = chen.follow(chen.submit(chen.get("/inbox/settings"), "#absence", now));
        assertThat(saved.text()).contains("Saved. Patients see that you are out of office.");
    }

    @Test
    @DisplayName("B7: what is missing or makes no sense is said at its field, and all stays typed")
    void aWrongFormIsRefused() {
        var typed = form(today(), today().minusDays(2), "COVER", null);
        typed.put("away", "Kept");

        var refused = chen.submit(chen.get("/inbox/settings"), "#absence", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#until-error").text()).contains("before the beginning");
        assertThat(refused.html().select("#cover-error").text()).contains("Choose who");
        assertThat(refused.form("#absence")).containsEntry("away", "Kept");
        assertThat(newMessage().text()).doesNotContain("out of office");
    }

    // Nobody stays signed in for hours.
    private void passes(Duration time) {
        clock.advance(time);
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private void isAway(Browser user, String meanwhile, UserIdentity cover) {
        submits(user, form(today(), today().plusDays(2), meanwhile, cover));
    }

    private static Map<String, String> form(
            LocalDate from, LocalDate until, String meanwhile, UserIdentity cover) {
        var form = new HashMap<String, String>();
        form.put("from", from.toString());
        form.put("until", until.toString());
        form.put("away", TEXT);
        form.put("meanwhile", meanwhile);
        form.put("cover", cover == null ? "" : cover.id().toString());
        return form;
    }

    private static void submits(Browser user, Map<String, String> form) {
        var saved = user.submit(user.get("/inbox/settings"), "#absence", form);
        assertThat(saved.status()).as(saved.text()).isEqualTo(302);
    }

    private LocalDate today() {
        return clock.instant().atZone(clinic.practice().timeZone()).toLocalDate();
    }

    private String dayIn(int days) {
        return new Period(today(), null, today().plusDays(days), null)
                .untilWords(Words.of(Language.ENGLISH));
    }

    private Page newMessage() {
        return ana.get("/portal/messages/new?to=" + clinic.chen().id());
    }

    private List<String> texts(UUID thread) {
        return ana.get("/portal/threads/" + thread).html().select(".bubble").stream()
                .map(bubble -> bubble.wholeText())
                .toList();
    }

    private List<String> kinds(UUID thread) {
        return world.database()
                .sql("select author_kind from message where thread_id = ? order by seq")
                .params(thread)
                .query(String.class)
                .list();
    }

    private List<String> causes(UUID thread) {
        return world.database()
                .sql("select cause from thread_event where thread_id = ? order by at")
                .params(thread)
                .query(String.class)
                .list();
    }

    private List<UUID> told(UUID thread) {
        return world.database()
                .sql("select recipient_id from notification where thread_id = ?")
                .params(thread)
                .query(UUID.class)
                .list();
    }

    private List<UUID> recipients(UUID thread) {
        return world.database()
                .sql(
                        """
                        select recipient_id from message
                        where thread_id = ? and direction = 'INCOMING' order by seq
                        """)
                .params(thread)
                .query(UUID.class)
                .list();
    }

    private UUID assignee(UUID thread) {
        return world.database()
                .sql("select assignee_id from thread where id = ?")
                .params(thread)
                .query((row, number) -> row.getObject("assignee_id", UUID.class))
                .list()
                .get(0);
    }
}
