package org.postern.messagesettings;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

class LimitTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";
    private static final String LIMITS = "form[action$='/limits']";

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
    @DisplayName(
            "B5: the patient sees what is left, then when the next message can go, and it goes")
    void whatIsLeftIsShownAndWhenTheNextCanGo() {
        sets(2, 7, 5000);
        assertThat(composer().text())
                .contains("2 of 2 messages left. You can send Dr. Chen 2 messages in any 7 days.");
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "One");
        assertThat(ana.get("/portal/threads/" + thread).text()).contains("1 of 2 messages left");
        passes(Duration.ofHours(1));
        clinic.answers(ana, thread, "Two");

        var closed = ana.get("/portal/threads/" + thread);

        var again = firstMessageAt(thread).plus(Duration.ofDays(7));
        assertThat(closed.text())
                .contains("You can write again on " + dayAndMinute(again))
                .contains("Dr. Chen takes 2 messages in any 7 days from each patient.")
                .contains("If this is an emergency, call 911");
        assertThat(closed.html().select("[data-send]")).isEmpty();
        passes(Duration.ofDays(7).minus(Duration.ofHours(1)).plusMinutes(1));
        assertThat(clinic.answers(ana, thread, "Three").status()).isEqualTo(302);
        assertThat(clinic.messagesIn(thread)).isEqualTo(3);
    }

    private Instant firstMessageAt(UUID thread) {
        return world.database()
                .sql("select min(sent_at) from message where thread_id = ?")
                .params(thread)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    // Never before the moment itself: the next full minute. In seven days it is this weekday again,
    // so that the date stands there, too.
    private String dayAndMinute(Instant moment) {
        var format = DateTimeFormatter.ofPattern("EEEE d MMMM 'at' h:mm a", Locale.ENGLISH);
        var nearer = DateTimeFormatter.ofPattern("EEEE 'at' h:mm a", Locale.ENGLISH);
        var local = moment.plus(Duration.ofMinutes(1)).atZone(clinic.practice().timeZone());
        var today = clock.instant().atZone(clinic.practice().timeZone()).toLocalDate();
        return today.plusDays(7).equals(local.toLocalDate())
                ? format.format(local)
                : nearer.format(local);
    }

    @Test
    @DisplayName("B5: what is over the limit is refused by the server, and the text stays")
    void aMessageOverTheLimitIsRefusedAndKept() {
        sets(1, 1, 5000);
        var page = composer();
        clinic.writes(ana, clinic.chen(), "Rash", "One");

        assertThat(ana.get("/portal/messages/new").html().select("a.pick:contains(Chen)").text())
                .contains("You can write again tomorrow at");
        assertThat(composer().html().select("textarea")).as("nothing was written").isEmpty();
        var refused = ana.submit(page, COMPOSER, Map.of("subject", "More", "text", "Two\n<b>"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("You can write again tomorrow at")
                .contains("Your message was not sent. Your text is kept below.");
        assertThat(refused.form(COMPOSER)).containsEntry("text", "Two\n<b>");
        assertThat(refused.form(COMPOSER)).containsEntry("subject", "More");
        assertThat(messagesToChen()).isEqualTo(1);
        var later = composer();
        assertThat(later.form(COMPOSER)).containsEntry("text", "Two\n<b>");
        assertThat(later.html().select("[data-send]")).isEmpty();
    }

    @Test
    @DisplayName("B5: two tabs, one slot: one of two threads gets its message")
    void twoTabsShareOneSlot() throws Exception {
        var first = clinic.writes(ana, clinic.chen(), "First", "One");
        var second = clinic.writes(ana, clinic.chen(), "Second", "Two");
        sets(3, 7, 5000);
        var pages =
                List.of(ana.get("/portal/threads/" + first), ana.get("/portal/threads/" + second));
        var tabs = Executors.newFixedThreadPool(2);
        try {
            var sends =
                    pages.stream()
                            .map(
                                    page ->
                                            (Callable<Integer>)
                                                    () ->
                                                            ana.submit(
                                                                            page,
                                                                            COMPOSER,
                                                                            Map.of("text", "Now"))
                                                                    .status())
                            .toList();
            var statuses = new ArrayList<Integer>();
            for (var sent : tabs.invokeAll(sends)) {
                statuses.add(sent.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(302, 422);
        } finally {
            tabs.shutdown();
        }
        assertThat(messagesToChen()).isEqualTo(3);
    }

    @Test
    @DisplayName("case 81: one in any 24 hours means that, also over midnight")
    void aDayIsAnyTwentyFourHours() {
        sets(1, 1, 5000);
        var zone = clinic.practice().timeZone();
        var now = clock.instant().atZone(zone);
        var lateToday = now.with(LocalTime.of(23, 59));
        passes(Duration.between(now, lateToday.isAfter(now) ? lateToday : lateToday.plusDays(1)));
        assertThat(composer().text()).contains("1 of 1 message left. ").contains("any 24 hours");
        var thread = clinic.writes(ana, clinic.chen(), "Late", "23:59");
        passes(Duration.ofMinutes(2));

        assertThat(ana.get("/portal/threads/" + thread).text()).contains("You can write again");
        passes(Duration.ofHours(24).minusMinutes(2).minusSeconds(5));
        assertThat(ana.get("/portal/threads/" + thread).text()).contains("You can write again");
        passes(Duration.ofMinutes(1).plusSeconds(5));
        assertThat(clinic.answers(ana, thread, "The next evening").status()).isEqualTo(302);
    }

    @Test
    @DisplayName("B5: one patient's messages do not use up another's, nor those to another user")
    void limitsAreOfOnePatientAndOneUser() {
        sets(1, 7, 5000);
        clinic.writes(ana, clinic.chen(), "Rash", "One");

        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Knee", "One");
        clinic.writes(ana, clinic.okafor(), "Vaccine", "One");

        assertThat(messagesToChen()).isEqualTo(2);
    }

    @Test
    @DisplayName("case 68: page and server count the user's own limit in characters")
    void theUsersLongestMessageHolds() {
        sets(null, 7, 100);
        var page = composer();
        assertThat(page.html().select("[data-counter]").text()).isEqualTo("0 of 100");
        assertThat(page.html().select("#text").attr("data-limit")).isEqualTo("100");

        var refused = ana.submit(page, COMPOSER, Map.of("text", "😀".repeat(101)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text()).contains("100 characters");
        assertThat(refused.html().select("[data-counter]").text()).isEqualTo("101 of 100");
        assertThat(ana.submit(composer(), COMPOSER, Map.of("text", "😀\r\n".repeat(50))).status())
                .isEqualTo(302);
    }

    @Test
    @DisplayName("case 70: a blank text is refused with the reason before any limit counts it")
    void aBlankTextUsesUpNothing() {
        sets(1, 7, 5000);

        var refused = ana.submit(composer(), COMPOSER, Map.of("text", " \u200b\r\n"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text())
                .isEqualTo("Write your message first.");
        assertThat(refused.text()).contains("1 of 1 message left");
    }

    @Test
    @DisplayName("B5: before a limit is saved the page shows what it would have refused")
    void whatALimitWouldHaveRefusedIsShownFirst() {
        for (var text : List.of("One", "Two", "Three", "Four")) {
            clinic.writes(ana, clinic.chen(), "Rash", text);
            passes(Duration.ofHours(1));
        }
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Knee", "Long".repeat(40));
        var typed = Map.of("most", "2", "days", "7", "longest", "120");

        var shown = chen.submit(chen.get("/inbox/settings"), LIMITS, typed);

        assertThat(shown.status()).isEqualTo(409);
        assertThat(shown.html().select("#refused").text())
                .contains("would have refused 3 of 5 messages, from 2 patients.")
                .contains("2 of 2 messages left. You can send Dr. Chen 2 messages in any 7 days.");
        assertThat(shown.form(LIMITS)).containsEntry("most", "2").containsEntry("longest", "120");
        assertThat(composer().text()).doesNotContain("messages left");
        assertThat(chen.submit(shown, LIMITS, Map.of("days", "7")).location())
                .contains("saved=limits");
        assertThat(composer().text()).contains("2 messages in any 7 days");
    }

    @Test
    @DisplayName("B5: what is refused does not count against the next message, in the trial either")
    void refusedMessagesDoNotCount() {
        for (var day = 0; day < 3; day++) {
            clinic.writes(ana, clinic.chen(), "Daily", "Day " + day);
            passes(Duration.ofHours(16));
        }

        var checked =
                chen.submit(
                        chen.get("/inbox/settings"),
                        LIMITS,
                        Map.of("most", "1", "days", "1", "longest", "", "preview", "1"));

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.html().select("#refused").text())
                .contains("refused 1 of 3 messages, from 1 patient.");
    }

    @Test
    @DisplayName("B5: numbers out of range are refused at their fields, and stay typed")
    void numbersOutOfRangeAreRefused() {
        var refused =
                chen.submit(
                        chen.get("/inbox/settings"),
                        LIMITS,
                        Map.of("most", "none", "days", "7", "longest", "20001"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#most-error").text()).contains("empty for no limit");
        assertThat(refused.html().select("#longest-error").text()).contains("100 to 20,000");
        assertThat(refused.form(LIMITS)).containsEntry("longest", "20001");
    }

    // Nobody stays signed in for hours.
    private void passes(Duration time) {
        clock.advance(time);
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private void sets(Integer most, int days, int longest) {
        var saved =
                chen.submit(
                        chen.get("/inbox/settings"),
                        LIMITS,
                        Map.of(
                                "most",
                                most == null ? "" : most.toString(),
                                "days",
                                String.valueOf(days),
                                "longest",
                                String.valueOf(longest)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(302);
    }

    private Page composer() {
        return ana.get("/portal/messages/new?to=" + clinic.chen().id());
    }

    private int messagesToChen() {
        return world.database()
                .sql("select count(*) from message where recipient_id = ?")
                .params(clinic.chen().id())
                .query(Integer.class)
                .single();
    }
}
