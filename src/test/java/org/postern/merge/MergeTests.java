package org.postern.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientIdentity;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.postern.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Ana Ruiz has two records: the one that stays, and "Anna Ruiz", which is merged into it. */
class MergeTests extends PosternTest {

    @Autowired private Merging merging;
    @Autowired private TransactionTemplate transaction;

    private Clinic clinic;
    private PatientIdentity anna;
    private Browser ana;
    private Browser annas;
    private Browser chen;
    private Browser dana;
    private UUID first;
    private UUID second;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        anna =
                world.in(
                        clinic.practice(),
                        () -> world.patient(clinic.practice(), clinic.dana(), "Anna", "Ruiz"));
        ana = clinic.as(clinic.ana());
        annas = clinic.as(anna);
        chen = clinic.as(clinic.chen());
        dana = clinic.as(clinic.dana());
        first = clinic.writes(ana, clinic.chen(), "Rash", "From the first record");
        second = clinic.writes(annas, clinic.chen(), "Cough", "From the second record");
    }

    private String address(PatientIdentity patient, String page) {
        return "/patients/" + patient.patientId() + "/" + page;
    }

    private Page preview() {
        return dana.get(address(clinic.ana(), "merge?with=" + anna.patientId()));
    }

    private Page merge(String details, String accounts) {
        return dana.submit(
                preview(), "form.card", Map.of("details", details, "accounts", accounts));
    }

    private Page signsIn(PatientIdentity patient) {
        var browser = world.browser();
        return browser.submit(
                browser.get(clinic.practice().portalPath()),
                "form",
                Map.of("email", patient.email(), "password", World.PASSWORD));
    }

    @Test
    @DisplayName("A7: the preview shows both records and what moves, and changes nothing")
    void thePreviewShowsBothAndChangesNothing() {
        assertThat(dana.get(address(clinic.ana(), "merge")).text())
                .contains("Born on the same day", "Anna Ruiz")
                .doesNotContain("Ana Ruiz Ana Ruiz");

        assertThat(preview().text())
                .contains(clinic.ana().email(), anna.email())
                .contains("1 conversation", "1 portal account");
        assertThat(dana.get(address(anna, "profile")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A7, case 74: both accounts are kept, and each sees all conversations")
    void bothAccountsAreKept() {
        assertThat(dana.follow(merge("SURVIVOR", "BOTH")).text())
                .contains("Ana Ruiz", "The two records are one now");

        for (var browser : new Browser[] {ana, annas}) {
            assertThat(browser.get("/portal/messages").text()).contains("Rash", "Cough");
            assertThat(browser.get("/portal/threads/" + first).text())
                    .contains("From the first record");
            assertThat(browser.get("/portal/threads/" + second).text())
                    .contains("From the second record");
        }
        assertThat(clinic.answers(annas, first, "Written by the other account").status())
                .isEqualTo(302);
        assertThat(dana.get(address(clinic.ana(), "profile")).html().select("dd bdi").eachText())
                .contains(clinic.ana().email(), anna.email());
        assertThat(chen.get(address(clinic.ana(), "messages")).text()).contains("Rash", "Cough");
        assertThat(world.auditTrail(clinic.practice()))
                .filteredOn("MERGE_PATIENTS ALLOWED"::equals)
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "A7, case 74: files of both records stay readable for the survivor, and for nobody else")
    void filesAreKept() {
        var ofFirst = clinic.sendsFile(ana, first, "one.png", Pictures.png(4, 4));
        var ofSecond = clinic.sendsFile(annas, second, "two.png", Pictures.png(4, 4));

        merge("SURVIVOR", "SURVIVOR");

        for (var file : List.of(ofFirst, ofSecond)) {
            assertThat(ana.bytes("/portal/files/" + file).statusCode()).isEqualTo(200);
            assertThat(chen.bytes("/inbox/files/" + file).statusCode()).isEqualTo(200);
            assertThat(annas.get("/portal/files/" + file).status()).isEqualTo(302);
            assertThat(clinic.as(clinic.ben()).get("/portal/files/" + file).status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("A7, case 74: the account that is not to stay has no access from then on")
    void oneAccountIsEnded() {
        merge("SURVIVOR", "SURVIVOR");

        assertThat(annas.get("/portal/messages").status()).isEqualTo(302);
        assertThat(signsIn(anna).status()).isEqualTo(422);
        assertThat(ana.get("/portal/messages").text()).contains("Rash", "Cough");
    }

    @Test
    @DisplayName("A7: the account of the record that is merged may be the one that stays")
    void theOtherAccountMayStay() {
        merge("OTHER", "OTHER");

        assertThat(signsIn(clinic.ana()).status()).isEqualTo(422);
        assertThat(annas.get("/portal/messages").text()).contains("Rash", "Cough");
        assertThat(dana.get(address(clinic.ana(), "profile")).text())
                .contains("Anna Ruiz")
                .contains("Record " + anna.patient().recordNumber());
    }

    @Test
    @DisplayName("A7: the old record is not listed; its number and its pages lead to the survivor")
    void theOldRecordLeadsToTheSurvivor() {
        merge("SURVIVOR", "BOTH");

        assertThat(dana.get("/patients").text()).contains("Ana Ruiz").doesNotContain("Anna Ruiz");
        var found =
                dana.submit(
                        dana.get("/patients"),
                        "form.find",
                        Map.of("words", anna.patient().recordNumber()));
        assertThat(dana.follow(found).html().select(".result-name").eachText())
                .containsExactly("Ana Ruiz");
        assertThat(dana.get(address(anna, "profile")).location())
                .endsWith(address(clinic.ana(), "profile"));
        assertThat(chen.get(address(anna, "messages")).location())
                .endsWith(address(clinic.ana(), "messages"));
        assertThat(chen.get("/inbox").text()).doesNotContain("Anna Ruiz");
    }

    @Test
    @DisplayName("A7: whoever was writing to both finds both texts, and no text is lost")
    void noDraftIsLost() {
        saves(chen, address(clinic.ana(), "messages"), "Results", "Half a sentence");
        var stale = chen.get(address(anna, "messages"));
        saves(chen, address(anna, "messages"), "Recall", "The other half");
        saves(chen, "/inbox/threads/" + second, "", "A reply begun");

        merge("SURVIVOR", "BOTH");

        var draft = chen.get(address(clinic.ana(), "messages")).form("form[data-composer]");
        assertThat(draft).containsEntry("subject", "Results");
        assertThat(draft.get("text")).contains("Half a sentence", "Recall", "The other half");
        assertThat(chen.get("/inbox/threads/" + second).form("form[data-composer]"))
                .containsEntry("text", "A reply begun");

        var sent =
                chen.submit(
                        stale,
                        "form[data-composer]",
                        Map.of("subject", "Typed before", "text", "Sent after"));
        assertThat(chen.follow(sent).text()).contains("Sent after", "Ana Ruiz");
        assertThat(ana.get("/portal/messages").text()).contains("Typed before");
    }

    private static void saves(Browser user, String page, String subject, String text) {
        var shown = user.get(page);
        var fields = new HashMap<>(shown.form("form[data-composer]"));
        fields.put("text", text);
        if (!subject.isEmpty()) {
            fields.put("subject", subject);
        }
        var draft = shown.html().selectFirst("form[data-composer]").attr("data-draft-url");
        user.postInBackground(draft, fields);
    }

    @Test
    @DisplayName("case 29: the patient of a thread changes by a merge alone, which is recorded")
    void thePatientOfAThreadChangesByAMergeAlone() {
        var patients =
                "select patient_id from thread where id in ('%s', '%s')".formatted(first, second);
        clinic.answers(annas, second, "Once more");
        assertThat(world.database().sql(patients).query(UUID.class).list())
                .containsExactlyInAnyOrder(clinic.ana().patientId(), anna.patientId());

        merge("SURVIVOR", "BOTH");

        assertThat(world.database().sql(patients).query(UUID.class).list())
                .containsOnly(clinic.ana().patientId());
    }

    @Test
    @DisplayName("case 47: without a confirmation nothing is merged, and nothing is merged twice")
    void nothingIsMergedUnasked() {
        assertThat(dana.submit(preview(), "form.find, form.card", Map.of("details", "")).status())
                .isIn(404, 422);
        assertThat(dana.get(address(anna, "profile")).status()).isEqualTo(200);
        var same = dana.get(address(clinic.ana(), "merge?with=" + clinic.ana().patientId()));
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("This is the same record");
        var stale = preview();
        merge("SURVIVOR", "BOTH");

        var second = dana.submit(stale, "form.card", Map.of("details", "OTHER"));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).contains("merged already");
        assertThat(dana.get(address(clinic.ana(), "profile")).text()).contains("Ana Ruiz");
    }

    @Test
    @DisplayName("A7: two who may not be one person are merged only once somebody has checked it")
    void whoMayBeTwoPeopleIsCheckedFirst() {
        var question = dana.get(address(clinic.ana(), "merge?with=" + clinic.ben().patientId()));
        assertThat(question.text()).contains("These may be two people: the family names differ.");
        assertThat(question.html().select("tr.differs th").eachText())
                .containsExactly("Name Differs", "Email Differs");
        assertThat(preview().text()).doesNotContain("These may be two people");
        assertThat(preview().html().select("input[name=checked]")).isEmpty();

        var refused = dana.submit(question, "form.card", Map.of("accounts", "OTHER"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#checked-error").text()).contains("tick this box");
        assertThat(refused.form("form.card"))
                .containsEntry("accounts", "OTHER")
                .doesNotContainKey("checked");
        assertThat(dana.get(address(clinic.ben(), "profile")).status()).isEqualTo(200);
        var merged = dana.submit(refused, "form.card", Map.of("checked", "on"));
        assertThat(dana.follow(merged).text()).contains("The two records are one now");
    }

    @Test
    @DisplayName("A7: a record that took others in may be merged itself: all lead to the last")
    void mergesFollowEachOther() {
        merge("SURVIVOR", "BOTH");
        var ben = clinic.ben().patientId();
        var question = dana.get("/patients/" + ben + "/merge?with=" + clinic.ana().patientId());

        dana.submit(
                question,
                "form.card",
                Map.of("details", "SURVIVOR", "accounts", "BOTH", "checked", "on"));

        assertThat(dana.get(address(anna, "profile")).location())
                .endsWith("/patients/" + ben + "/profile");
        assertThat(annas.get("/portal/messages").text()).contains("Rash", "Cough");
    }

    @Test
    @DisplayName("A7: a conversation begun while its record is merged belongs to the survivor")
    void aConversationBegunMeanwhileFollows() throws Exception {
        var page = annas.get("/portal/messages/new?to=" + clinic.chen().id());
        var begun = new CompletableFuture<Page>();
        world.in(
                clinic.practice(),
                () ->
                        transaction.execute(
                                status -> {
                                    merging.merge(
                                            clinic.ana().patientId(),
                                            anna.patientId(),
                                            new MergeChoice(
                                                    MergeChoice.Details.SURVIVOR,
                                                    MergeChoice.Accounts.BOTH,
                                                    false));
                                    new Thread(() -> begun.complete(begins(page))).start();
                                    pause();
                                    return true;
                                }));

        var thread = Clinic.threadId(begun.get(10, TimeUnit.SECONDS));

        assertThat(ana.get("/portal/threads/" + thread).text()).contains("In the very moment");
    }

    private Page begins(Page page) {
        return annas.submit(
                page,
                "form[data-composer]",
                Map.of("subject", "Now", "text", "In the very moment"));
    }

    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
