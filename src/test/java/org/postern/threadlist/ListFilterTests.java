package org.postern.threadlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserIdentity;

class ListFilterTests extends PosternTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

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

    private static List<String> subjects(Page list) {
        return list.html().select(".thread-row .thread-subject").eachText();
    }

    private static List<String> tabs(Page list) {
        return list.html().select(".tab").eachText();
    }

    @Test
    @DisplayName(
            "D2, case 37: Others' Messages are those of the users one may view, and of no others")
    void othersMessagesAreThoseOneMayView() {
        clinic.writes(ana, clinic.chen(), "To Chen", "1");
        clinic.writes(ana, clinic.dana(), "To Dana", "2");
        clinic.writes(ana, clinic.okafor(), "To Okafor", "3");
        assertThat(tabs(okafor.get("/inbox"))).containsExactly("My Messages");
        assertThat(subjects(okafor.get("/inbox?view=others"))).isEmpty();
        assertThat(subjects(okafor.get("/inbox?view=others&user=" + clinic.chen().id()))).isEmpty();

        letView(clinic.okafor(), clinic.chen());

        assertThat(tabs(okafor.get("/inbox"))).containsExactly("My Messages", "Others’ Messages");
        assertThat(subjects(okafor.get("/inbox?view=others"))).containsExactly("To Chen");
        assertThat(subjects(okafor.get("/inbox?view=others&user=" + clinic.dana().id()))).isEmpty();
        assertThat(subjects(okafor.get("/inbox"))).containsExactly("To Okafor");

        world.letViewEverybody(clinic.okafor());

        assertThat(subjects(okafor.get("/inbox?view=others")))
                .containsExactly("To Dana", "To Chen");
        assertThat(subjects(okafor.get("/inbox?view=others&user=" + clinic.dana().id())))
                .containsExactly("To Dana");
    }

    @Test
    @DisplayName("D3: what one opens stays in the list of unread ones until another is opened")
    void anOpenedThreadStaysAmongTheUnread() {
        var first = clinic.writes(ana, clinic.chen(), "First", "1");
        var second = clinic.writes(ana, clinic.chen(), "Second", "2");

        var open = chen.get("/inbox/threads/" + first + "?unread=only");

        assertThat(subjects(open)).containsExactly("Second", "First");
        assertThat(subjects(chen.get("/inbox/threads/" + second + "?unread=only")))
                .containsExactly("Second");
        assertThat(subjects(chen.get("/inbox?unread=only"))).isEmpty();
    }

    private void letView(UserIdentity viewer, UserIdentity viewed) {
        world.database()
                .sql("update user_account set view_others = 'CHOSEN' where id = ?")
                .params(viewer.id())
                .update();
        world.database()
                .sql(
                        "insert into user_view (practice_id, user_id, viewed_user_id) values (?, ?, ?)")
                .params(clinic.practice().id(), viewer.id(), viewed.id())
                .update();
    }

    @Test
    @DisplayName(
            "case 31: the practice queue lists what lost its assignee, to those who may see it")
    void thePracticeQueueIsListed() {
        var thread = clinic.writes(ana, clinic.chen(), "Lost", "Hello?");
        world.database()
                .sql("update thread set assignee_id = null where id = ?")
                .params(thread)
                .update();
        var dana = clinic.as(clinic.dana());

        assertThat(tabs(dana.get("/inbox"))).anyMatch(tab -> tab.startsWith("Queue 1"));
        assertThat(subjects(dana.get("/inbox?view=queue"))).containsExactly("Lost");
        assertThat(subjects(okafor.get("/inbox?view=queue"))).isEmpty();
        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(404);

        clinic.replies(dana, thread, "I take it.");

        assertThat(subjects(dana.get("/inbox?view=queue"))).isEmpty();
        assertThat(subjects(dana.get("/inbox"))).containsExactly("Lost");
        assertThat(dana.get("/inbox/threads/" + thread).text())
                .contains("Taken from the practice queue by you");
    }

    @Test
    @DisplayName("D3, case 9: unread, days and search combine, and counts match the list")
    void filtersCombine() {
        var read = clinic.writes(ana, clinic.chen(), "Read rash", "umbrella");
        clinic.writes(ana, clinic.chen(), "Unread rash", "umbrella");
        clinic.writes(ana, clinic.chen(), "Unread cough", "nothing");
        chen.get("/inbox/threads/" + read);

        assertThat(subjects(chen.get("/inbox?unread=only")))
                .containsExactly("Unread cough", "Unread rash");
        assertThat(chen.get("/inbox").html().select("#badge").attr("data-count")).isEqualTo("2");
        var found = search("/inbox?unread=only", "rash");
        assertThat(subjects(found)).containsExactly("Unread rash");
        var all = chen.get("/inbox?search=" + searchOf(found));
        assertThat(subjects(all)).containsExactly("Unread rash", "Read rash");
        assertThat(subjects(chen.get("/inbox?unread=only&from=2001-01-01&until=2001-01-02")))
                .isEmpty();
    }

    private Page search(String address, String words) {
        var page = chen.get(address);
        return chen.follow(chen.submit(page, "form[role=search]", Map.of("words", words)));
    }

    private static String searchOf(Page page) {
        return page.html()
                .selectFirst("a.chip[aria-current=true][href*=search]")
                .attr("href")
                .replaceAll(".*search=", "");
    }

    @Test
    @DisplayName("D5, case 61: what was searched for is marked in its original spelling")
    void whatWasSearchedForIsMarked() {
        clinic.writes(ana, clinic.chen(), "Hello", "Well, Olá doctor, and goodbye");
        clinic.answers(ana, clinic.writes(ana, clinic.chen(), "Other", "first"), "No such word");

        var found = search("/inbox", "ola");

        assertThat(found.html().select(".thread-words mark").eachText()).containsExactly("Olá");
        assertThat(found.html().selectFirst(".thread-row").attr("href")).endsWith("#message-1");
    }

    @Test
    @DisplayName("D5: a row begins a few words before what was found, and marks names and subjects")
    void aRowShowsWhatWasFound() {
        var thread =
                clinic.writes(
                        ana,
                        clinic.chen(),
                        "My rashes",
                        "Good morning. I hope that you had a good week. Since Sunday I have a rash");

        var row = search("/inbox", "ruiz rash").html().selectFirst(".thread-row");

        assertThat(row.select(".thread-who mark").text()).isEqualTo("Ruiz");
        assertThat(row.select(".thread-subject mark").text()).isEqualTo("rashes");
        assertThat(row.select(".thread-words").text()).isEqualTo("… Since Sunday I have a rash");
        assertThat(row.attr("href")).startsWith("/inbox/threads/" + thread).contains("#message-1");
    }

    @Test
    @DisplayName("D5: a thread opened from a search marks its words, and changes none")
    void aThreadOpenedFromASearchMarksItsWords() {
        var text = "A  rash,\n and\trashes <b>";
        var thread = clinic.writes(ana, clinic.chen(), "Hello", text);
        var row = search("/inbox", "rash").html().selectFirst(".thread-row").attr("href");

        var bubble = chen.get(row.replaceAll("#.*", "")).html().selectFirst(".bubble");

        assertThat(bubble.select("mark").eachText()).containsExactly("rash", "rashes");
        assertThat(bubble.wholeText()).isEqualTo(text);
        assertThat(chen.get("/inbox/threads/" + thread).html().select("mark")).isEmpty();
    }

    @Test
    @DisplayName("D5: where nothing is found, the page says where it looked and where else to look")
    void nothingFoundSaysWhere() {
        clinic.writes(ana, clinic.okafor(), "Refill", "Four days left");
        world.letViewEverybody(clinic.chen());

        var page = search("/inbox?unread=only", "refill");

        assertThat(page.text()).contains("Nothing in My Messages");
        var elsewhere = page.html().select(".search-elsewhere a");
        assertThat(elsewhere.eachText())
                .containsExactly(
                        "Search without filters", "Search Others’ Messages", "Search the queue");
        assertThat(subjects(chen.get(elsewhere.get(1).attr("href")))).containsExactly("Refill");

        var nurse = clinic.as(clinic.okafor());
        var alone =
                nurse.follow(
                        nurse.submit(
                                nurse.get("/inbox"),
                                "form[role=search]",
                                Map.of("words", "nowhere")));
        assertThat(alone.html().select(".search-elsewhere a")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("D4, case 56, 57: a day is the practice's day, from its first moment to its last")
    @ValueSource(
            strings = {"2026-11-24T00:00:00", "2026-11-24T22:30:00", "2026-11-24T23:59:59.999"})
    void aDayIsThePracticesDay(String local) {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Hello");
        receivedAt(thread, LocalDateTime.parse(local).atZone(CHICAGO).toInstant());

        assertThat(subjects(days("2026-11-24", "2026-11-24"))).containsExactly("Rash");
        assertThat(subjects(days("2026-11-23", "2026-11-23"))).isEmpty();
        assertThat(subjects(days("2026-11-25", "2026-11-25"))).isEmpty();
        assertThat(subjects(days("2026-11-01", "2026-11-30"))).containsExactly("Rash");
        assertThat(subjects(days("11/24/2026", "11/24/2026"))).containsExactly("Rash");
    }

    @Test
    @DisplayName("D4, case 56: days of 23 and 25 hours are whole days")
    void daysOfTheClockChangeAreWholeDays() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Hello");
        receivedAt(thread, LocalDateTime.parse("2026-11-01T23:59:59").atZone(CHICAGO).toInstant());
        assertThat(subjects(days("2026-11-01", "2026-11-01"))).containsExactly("Rash");
        assertThat(subjects(days("2026-11-02", "2026-11-02"))).isEmpty();

        receivedAt(thread, LocalDateTime.parse("2026-03-08T23:30:00").atZone(CHICAGO).toInstant());
        assertThat(subjects(days("2026-03-08", "2026-03-08"))).containsExactly("Rash");
        assertThat(subjects(days("2026-03-09", "2026-03-09"))).isEmpty();
    }

    @Test
    @DisplayName("D4: a thread's day is that of a message received, not of the answer")
    void anAnswerIsNotReceived() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Hello");
        clinic.replies(chen, thread, "Answer");
        receivedAt(thread, Instant.parse("2026-11-10T15:00:00Z"));

        assertThat(subjects(days("2026-11-10", "2026-11-10"))).containsExactly("Rash");
        var today = clock.instant().atZone(CHICAGO).toLocalDate().toString();
        assertThat(subjects(days(today, today))).isEmpty();
    }

    @Test
    @DisplayName("D4: a thread without incoming messages is found on the day it was sent")
    void anOutgoingOnlyThreadIsFoundWhenItWasSent() {
        var page = chen.get("/patients/" + clinic.ana().patientId() + "/messages");
        chen.submit(page, "form[data-composer]", Map.of("subject", "Results", "text", "Fine."));
        var today = clock.instant().atZone(CHICAGO).toLocalDate();

        assertThat(subjects(days(today.toString(), today.toString()))).containsExactly("Results");
        var yesterday = today.minusDays(1).toString();
        assertThat(subjects(days(yesterday, yesterday))).isEmpty();
    }

    @Test
    @DisplayName("D4: days that are none are told, and what was typed stays")
    void daysThatAreNoneAreTold() {
        clinic.writes(ana, clinic.chen(), "Rash", "Hello");

        var page = days("2026-02-30", "2026-03-01");

        assertThat(page.text()).contains("Enter days such as 11/24/2026 or 24 November 2026.");
        assertThat(page.html().select("#days-from").attr("value")).isEqualTo("2026-02-30");
        assertThat(subjects(page)).containsExactly("Rash");
        assertThat(days("2026-03-02", "2026-03-01").text())
                .contains("The first day must not be after the last.");
    }

    private Page days(String from, String until) {
        return chen.get("/inbox?from=" + from + "&until=" + until);
    }

    private void receivedAt(UUID thread, Instant time) {
        world.database()
                .sql(
                        "update message set sent_at = ? where thread_id = ? and direction = 'INCOMING'")
                .params(Timestamp.from(time), thread)
                .update();
        world.database()
                .sql(
                        """
                        update thread set last_incoming_at = :time,
                            created_at = least(created_at, :time),
                            last_message_at = (select max(sent_at) from message
                                where thread_id = :thread)
                        where id = :thread
                        """)
                .param("time", Timestamp.from(time))
                .param("thread", thread)
                .update();
    }

    @Test
    @DisplayName("case 5: what nobody answered stays to be answered, whoever has looked at it")
    void whatNobodyAnsweredStaysToBeAnswered() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Hello");
        world.letViewEverybody(clinic.okafor());
        okafor.get("/inbox/threads/" + thread);
        chen.get("/inbox/threads/" + thread);
        clock.advance(java.time.Duration.ofHours(3));
        chen = clinic.as(clinic.chen());
        ana = clinic.as(clinic.ana());

        var list = chen.get("/inbox?needs=answer");
        assertThat(subjects(list)).containsExactly("Rash");
        assertThat(list.html().select(".thread-tags").text()).contains("Waiting 3 h");

        assertThat(state(thread)).isEqualTo("Assigned to you Waiting 3 h");

        clinic.replies(chen, thread, "Answer");
        assertThat(subjects(chen.get("/inbox?needs=answer"))).isEmpty();
        assertThat(state(thread)).isEqualTo("Assigned to you");

        clinic.answers(ana, thread, "Thanks");
        var page = chen.get("/inbox/threads/" + thread);
        chen.submit(page, "form[action*=no-answer-needed]", Map.of());
        assertThat(subjects(chen.get("/inbox?needs=answer"))).isEmpty();
        assertThat(chen.get("/inbox/threads/" + thread).text())
                .contains("Marked “no answer needed” by you");
        assertThat(state(thread)).isEqualTo("Assigned to you No answer needed");
    }

    private String state(UUID thread) {
        return chen.get("/inbox/threads/" + thread).html().select("#thread-state").text();
    }

    @Test
    @DisplayName("E1: unread is marked where something came in, by the assignee")
    void unreadIsMarkedWhereSomethingCameIn() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Hello");
        var answer =
                chen.submit(
                        chen.get("/inbox/threads/" + thread), "form[action*=/unread]", Map.of());
        assertThat(answer.location()).endsWith("/inbox");
        assertThat(subjects(chen.get("/inbox?unread=only"))).containsExactly("Rash");

        var page = chen.get("/patients/" + clinic.ben().patientId() + "/messages");
        var sent = chen.submit(page, "form[data-composer]", Map.of("text", "Results are in."));
        var outgoing = chen.get("/inbox/threads/" + Clinic.threadId(sent));

        var button = outgoing.html().selectFirst("[data-key=u]");
        assertThat(button.attr("type")).as("a button that sends nothing").isEqualTo("button");
        assertThat(button.attr("aria-disabled")).isEqualTo("true");
        assertThat(outgoing.html().getElementById(button.attr("aria-describedby")).text())
                .contains("there is nothing to read");
        assertThat(outgoing.text()).contains("there is nothing to read");
        assertThat(chen.submit(outgoing, "form[action*=/unread]", Map.of()).status())
                .isEqualTo(422);

        world.letViewEverybody(clinic.okafor());
        var others = okafor.get("/inbox/threads/" + thread);
        assertThat(okafor.submit(others, "form[action*=/unread]", Map.of()).status())
                .isEqualTo(422);
    }
}
