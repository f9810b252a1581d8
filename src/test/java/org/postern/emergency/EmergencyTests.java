package org.postern.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.AtOnce;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.postern.user.ViewOthers;

class EmergencyTests extends PosternTest {

    private static final String REASON = "Zqreason: unconscious, <b>which</b> medicines?";
    private static final String REVIEWS = "/settings/security/emergency";

    private Clinic clinic;
    private Browser okafor;
    private Browser dana;
    private UUID thread;
    private UUID file;
    private String messages;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        var ana = clinic.as(clinic.ana());
        thread = clinic.writes(ana, clinic.chen(), "Warfarin", "I take 5 mg a day.");
        file = clinic.sendsFile(ana, thread, "pill.png", Pictures.png(4, 4));
        okafor = clinic.as(clinic.okafor());
        dana = clinic.as(clinic.dana());
        messages = "/patients/" + clinic.ana().patientId() + "/messages";
    }

    private Page opens(String reason) {
        var asked = okafor.get(messages).html().select("a[href$=emergency]").attr("href");
        return okafor.submit(okafor.get(asked), "form.card", Map.of("reason", reason));
    }

    @Test
    @DisplayName(
            "164.312(a)(2)(ii): with a written reason a user reads what is otherwise closed, and no more")
    void aUserReadsInAnEmergency() {
        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(404);

        var list = okafor.follow(opens(REASON));
        assertThat(list.text()).contains("Emergency access until", "Read only", "Warfarin");
        var link = list.html().select("a[href*='emergency/threads/']").attr("href");
        var opened = okafor.get(link);
        assertThat(opened.text())
                .contains("Emergency access until", "I take 5 mg a day.", "pill.png");
        assertThat(opened.html().select("main form, main textarea")).isEmpty();
        assertThat(okafor.get(messages + "/emergency/files/" + file).status()).isEqualTo(200);

        // Elsewhere everything is as before.
        assertThat(okafor.get("/inbox/threads/" + thread).status()).isEqualTo(404);
        assertThat(okafor.get("/inbox/files/" + file).status()).isEqualTo(404);
        assertThat(okafor.get("/inbox").text()).doesNotContain("Warfarin");
        var shown = okafor.get(messages);
        assertThat(shown.text())
                .contains("Emergency access is open until")
                .doesNotContain("Warfarin", "in an emergency");
        assertThat(shown.html().select("a[href$='emergency/threads']")).hasSize(1);
        assertThat(unread()).isTrue();
    }

    private boolean unread() {
        return world.database()
                .sql("select unread from thread where id = ?")
                .params(thread)
                .query(Boolean.class)
                .single();
    }

    @Test
    @DisplayName(
            "164.312(a)(2)(ii): until it is reviewed, every page of an administrator counts it")
    void everyPageCountsWhatIsToReview() {
        var settings = ".toolbar-link[href='/settings']";
        assertThat(dana.get("/patients").html().select(settings).text())
                .isEqualTo("Settings 0 to review");
        opens(REASON);

        assertThat(dana.get("/patients").html().select(settings).text())
                .isEqualTo("Settings 1 to review");
        assertThat(okafor.get("/patients").html().select(settings)).isEmpty();
        var review = dana.get("/settings/security/emergency");
        assertThat(
                        dana.get(review.html().select("a:contains(What was opened)").attr("href"))
                                .text())
                .contains("Open in emergency");
        dana.submit(review, "form[action$=review]", Map.of("outcome", "justified"));
        assertThat(dana.get("/patients").html().select(settings).text())
                .isEqualTo("Settings 0 to review");
    }

    @Test
    @DisplayName("164.312(a)(2)(ii): of 50 posts at once one opens, and is told of once")
    void openingItManyTimesAtOnceOpensItOnce() throws Exception {
        var asked = okafor.get(messages).html().select("a[href$=emergency]").attr("href");
        var page = okafor.get(asked);
        var form = page.form("form.card");
        form.put("reason", REASON);
        var address = page.html().select("form.card").attr("action");

        var answers = AtOnce.fifty(() -> okafor.copy().postBare(address, form));

        assertThat(answers).allMatch(answer -> answer.status() == 302);
        assertThat(
                        world.database()
                                .sql("select count(*) from emergency_access where user_id = ?")
                                .params(clinic.okafor().id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("164.312(a)(2)(ii): without a reason nothing opens, and what was typed stays")
    void aReasonIsNeeded() {
        assertThat(opens("  ").status()).isEqualTo(422);
        var tooLong = opens("x".repeat(1001));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.html().select("#reason").val()).hasSize(1001);

        assertThat(okafor.get(messages + "/emergency/threads").location())
                .endsWith(messages + "/emergency");
        assertThat(okafor.get(messages + "/emergency/threads/" + thread).status()).isEqualTo(302);
        assertThat(okafor.get(messages + "/emergency/files/" + file).status()).isEqualTo(302);
    }

    @Test
    @DisplayName(
            "ASVS 7.5.3: an emergency asks who it is after half an hour, and for a real reason")
    void itAsksWhoItIs() {
        for (var reason : List.of("x", "emergency", " 123456789 ")) {
            var refused = opens(reason);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html().select("#reason-error").text()).contains("10 characters");
        }
        var page = okafor.get(messages + "/emergency");
        for (var passed = 0; passed < 40; passed += 10) {
            clock.advance(Duration.ofMinutes(10));
            okafor.get("/inbox");
        }

        var asked = okafor.submit(page, "form.card", Map.of("reason", REASON));

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html().select("form[action$='/proof']")).isNotEmpty();
        assertThat(okafor.get(messages + "/emergency").location()).contains("/account/proof");
        assertThat(okafor.get(messages + "/emergency/threads").status()).isEqualTo(302);
        var proved =
                okafor.submit(asked, "form[action$='/proof']", Map.of("password", World.PASSWORD));
        okafor.submit(proved, "main form", Map.of());
        assertThat(okafor.get(messages + "/emergency/threads").text()).contains("Warfarin");
    }

    @Test
    @DisplayName("164.312(a)(2)(ii): what the only administrator opens is told outside, too")
    void theOnlyAdministratorIsToldOfOutside() {
        opens(REASON);
        assertThat(toldOutside()).isZero();

        dana.submit(dana.get(messages + "/emergency"), "form.card", Map.of("reason", REASON));

        assertThat(toldOutside()).isEqualTo(1);
    }

    private int toldOutside() {
        return world.database()
                .sql(
                        """
                        select count(*) from notification where practice_id = ?
                            and kind = 'EMERGENCY_ACCESS' and recipient_id is null
                        """)
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("164.312(a)(2)(ii): it ends by itself, for this patient and this user alone")
    void itEndsByItself() {
        opens(REASON);
        var ben = "/patients/" + clinic.ben().patientId() + "/messages/emergency";
        assertThat(okafor.get(ben + "/threads").status()).isEqualTo(302);
        var bens =
                clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Other", "Not about this.");
        assertThat(okafor.get(messages + "/emergency/threads/" + bens).status()).isEqualTo(404);
        assertThat(dana.get(messages + "/emergency/threads/" + thread).status()).isEqualTo(302);

        clock.advance(Duration.ofMinutes(59));
        okafor = clinic.as(clinic.okafor());
        assertThat(okafor.get(messages + "/emergency/threads/" + thread).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        okafor = clinic.as(clinic.okafor());
        assertThat(okafor.get(messages + "/emergency/threads/" + thread).status()).isEqualTo(302);
        assertThat(okafor.get(messages + "/emergency/files/" + file).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("A36, 16.3.2: each look leaves an event of its own kind, shown apart in the log")
    void eachLookIsRecordedApart() {
        okafor.follow(opens(REASON));
        okafor.get(messages + "/emergency/threads/" + thread);

        var log = dana.get("/settings/security/audit?kind=EMERGENCY&sort=TIME&order=up");
        assertThat(log.html().select(".log tbody td:nth-child(4)").eachText())
                .containsExactly(
                        "Open in emergency",
                        "View conversations in emergency",
                        "View conversation in emergency");
        var readers =
                dana.get("/settings/security/audit/readers?patient=" + clinic.ana().patientId());
        assertThat(readers.html().select(".result:contains(Nurse Okafor) .tag").eachText())
                .contains("Emergency access, twice");
    }

    @Test
    @DisplayName(
            "164.312(a)(2)(ii): administrators see reason and extent, and review what is not own")
    void administratorsReview() {
        okafor.follow(opens(REASON));
        okafor.get(messages + "/emergency/threads/" + thread);

        var list = dana.get(REVIEWS);
        assertThat(list.text())
                .contains(
                        "Nurse Okafor opened messages of Ana Ruiz",
                        "To review",
                        "opened 1 conversation");
        assertThat(list.html().select(".message-text").text()).isEqualTo(REASON);
        assertThat(okafor.get(REVIEWS).status()).isEqualTo(403);

        var refused = dana.submit(list, "form[action$=review]", Map.of("note", "Zqnote"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose whether it was justified");
        assertThat(refused.html().select("textarea[name=note]").val()).isEqualTo("Zqnote");

        var noted = dana.follow(review(dana, list, "not-justified", "Zqnote: call her"));
        assertThat(noted.text())
                .contains("reviewed by Dana", "Not justified", "Zqnote: call her")
                .doesNotContain("To review", "own access");
        assertThat(world.auditTrail(clinic.practice()))
                .contains("REVIEW_EMERGENCY ALLOWED not-justified");
        assertThat(
                        world.database()
                                .sql("select t::text from emergency_access t")
                                .query(String.class)
                                .list())
                .noneMatch(row -> row.contains("Zqnote"));
    }

    private static Page review(Browser by, Page list, String outcome, String note) {
        return by.submit(list, "form[action$=review]", Map.of("outcome", outcome, "note", note));
    }

    @Test
    void aloneOneReviewsAnOwnOneAndThePageSaysSo() {
        dana.submit(dana.get(messages + "/emergency"), "form.card", Map.of("reason", REASON));
        var noted = dana.follow(review(dana, dana.get(REVIEWS), "justified", ""));
        assertThat(noted.text()).contains("reviewed by Dana (own access)", "Justified");
        assertThat(world.auditTrail(clinic.practice()))
                .contains("REVIEW_EMERGENCY ALLOWED justified, own-access");
    }

    @Test
    @DisplayName(
            "164.312(a)(2)(ii): no number of later ones takes one off the list of those to review")
    void noneIsPushedOffTheList() {
        okafor.follow(opens(REASON));
        world.database()
                .sql(
                        """
                        insert into emergency_access (practice_id, id, user_id, patient_id,
                            reason_ct, opened_at, ends_at)
                        select practice_id, gen_random_uuid(), user_id, patient_id, '',
                            opened_at + make_interval(mins => n), ends_at + make_interval(mins => n)
                        from emergency_access, generate_series(1, 205) n
                        where practice_id = ?
                        """)
                .params(clinic.practice().id())
                .update();

        var list = dana.get(REVIEWS);

        assertThat(list.html().select("form[action$=review]")).hasSize(206);
        assertThat(list.html().select(".message-text").text()).contains(REASON);
    }

    @Test
    void nobodyReviewsAnOwnOneUnlessAlone() {
        dana.submit(dana.get(messages + "/emergency"), "form.card", Map.of("reason", REASON));
        var another =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "lee",
                                        "Dr. Lee",
                                        false,
                                        true,
                                        ViewOthers.NOBODY));
        var refused = dana.follow(review(dana, dana.get(REVIEWS), "justified", ""));
        assertThat(refused.text()).contains("That was not noted", "To review");

        var lee = clinic.as(another);
        assertThat(lee.follow(review(lee, lee.get(REVIEWS), "justified", "")).text())
                .contains("reviewed by Dr. Lee");
    }

    @Test
    @DisplayName("16.2.5, 11.3.2: the reason stands encrypted in one place, and in no event")
    void theReasonIsEncrypted() {
        opens(REASON);
        for (var table : List.of("emergency_access", "audit_event", "notification")) {
            assertThat(
                            world.database()
                                    .sql("select t::text from " + table + " t")
                                    .query(String.class)
                                    .list())
                    .noneMatch(row -> row.contains("Zqreason"));
        }
    }

    @Test
    void whoeverHasNoMessagesHasNoEmergencies() {
        var desk =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "desk",
                                        "Front Desk",
                                        false,
                                        false,
                                        ViewOthers.NOBODY));
        assertThat(clinic.as(desk).get(messages + "/emergency").status()).isEqualTo(403);
    }
}
