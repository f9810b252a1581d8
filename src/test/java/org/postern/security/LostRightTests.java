package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.credentials.PasswordReset;
import org.postern.credentials.UserPasswordReset;
import org.postern.patient.PortalAccess;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What an old page, an old link or an old mail is still good for once a right is gone: nothing. */
class LostRightTests extends PosternTest {

    private static final String NEW = "seven sleepy river otters";

    @Autowired private PasswordReset patientReset;
    @Autowired private UserPasswordReset userReset;
    @Autowired private PortalAccess access;

    private Clinic clinic;
    private Browser ana;
    private Browser okafor;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        okafor = clinic.as(clinic.okafor());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    private String address() {
        return "/inbox/threads/" + thread;
    }

    @Test
    @DisplayName(
            "A12: who may not view a conversation any more posts nothing by the page left open")
    void anOldPagePostsNothing() {
        world.letViewEverybody(clinic.okafor());
        var page = okafor.get(address());
        var task = okafor.get(address() + "/tasks/new");
        var before = thread();
        views("NOBODY");

        for (var form : page.html().select("form[method=post][action^='" + address() + "']")) {
            var selector = form.cssSelector();
            var fields = new HashMap<>(page.form(selector));
            fields.putAll(Map.of("text", "Too late", "assignee", clinic.okafor().id().toString()));
            var answer = okafor.postBare(form.attr("action"), fields);
            assertThat(answer.status()).as(form.attr("action")).isIn(404, 410);
            assertThat(answer.body()).as(form.attr("action")).doesNotContain("First", "Rash");
        }
        var made = okafor.submit(task, "form.card", Map.of("title", "Too late"));
        assertThat(made.status()).isEqualTo(404);
        // The address that a notification leads to.
        assertThat(okafor.get(address()).status()).isEqualTo(404);
        assertThat(thread()).isEqualTo(before);
        assertThat(stored()).isEqualTo(List.of(1, 0, 0));

        views("EVERYBODY");
        assertThat(okafor.submit(page, "#composer", Map.of("text", "In time")).status())
                .as("the same page, with the right")
                .isEqualTo(302);
    }

    private void views(String whose) {
        world.database()
                .sql("update user_account set view_others = ? where id = ?")
                .params(whose, clinic.okafor().id())
                .update();
    }

    private String thread() {
        return world.database()
                .sql("select md5(t::text) from thread t where id = ?")
                .params(thread)
                .query(String.class)
                .single();
    }

    /** How many messages, notes and tasks there are. */
    private List<Integer> stored() {
        return List.of("message", "internal_note", "task").stream()
                .map(
                        table ->
                                world.database()
                                        .sql(
                                                "select count(*) from "
                                                        + table
                                                        + " where practice_id = ?")
                                        .params(clinic.practice().id())
                                        .query(Integer.class)
                                        .single())
                .toList();
    }

    @Test
    @DisplayName(
            "A12: a link for a new password that was mailed before access ended lets nobody in")
    void anOldLinkLetsNobodyIn() {
        var anas = world.in(clinic.practice(), () -> patientReset.linkFor(clinic.ana().email()));
        var okafors =
                world.in(
                        clinic.practice(),
                        () -> userReset.linkFor(clinic.okafor().account().email()));
        var portalLink =
                clinic.practice().portalPath()
                        + "/new-password/"
                        + anas.orElseThrow().secret().text();
        var clinicLink =
                clinic.practice().clinicPath()
                        + "/new-password/"
                        + okafors.orElseThrow().secret().text();
        var stranger = world.browser();
        var anasForm = stranger.get(portalLink).form("form");
        var okaforsForm = stranger.get(clinicLink).form("form");
        world.in(
                clinic.practice(),
                () -> {
                    access.remove(clinic.ana().patientId());
                    return true;
                });
        world.database()
                .sql("update user_account set active = false where id = ?")
                .params(clinic.okafor().id())
                .update();

        for (var link : List.of(portalLink, clinicLink)) {
            var fields = new HashMap<>(link.equals(portalLink) ? anasForm : okaforsForm);
            fields.put("password", NEW);
            var answer = stranger.postBare(link, fields);
            assertThat(answer.status()).as(link).isIn(404, 410);
            assertThat(stranger.get(link).status()).as(link).isIn(404, 410);
        }
        assertThat(stranger.get("/portal/messages").status()).isEqualTo(302);
        assertThat(stranger.get("/inbox").status()).isEqualTo(302);
        assertThat(world.auditTrail(clinic.practice())).doesNotContain("CHANGE_PASSWORD ALLOWED");
    }

    @Test
    @DisplayName("A15: nobody moves a conversation out of another's hands, nor to who is not there")
    void nothingMovesWithoutARight() {
        var other = world.clinic();
        var mine = clinic.writes(ana, clinic.okafor(), "Cough", "Second");
        var before = thread();
        var form = okafor.get("/inbox/threads/" + mine);
        var selector = "#thread-actions form[action*=/assignment]";
        var fields = new HashMap<>(form.form(selector));
        fields.put("assignee", clinic.okafor().id().toString());

        assertThat(okafor.postBare(address() + "/assignment", fields).status()).isEqualTo(404);
        for (var nobody : List.of(other.chen().id(), UUID.randomUUID(), clinic.ana().accountId())) {
            fields.put("assignee", nobody.toString());
            assertThat(okafor.postBare(form.action(selector), fields).status()).isEqualTo(422);
        }
        var several = new HashMap<>(okafor.get("/inbox").form("#selection"));
        several.put("assignee", clinic.dana().id().toString());
        several.put("reason", "");
        several.put("thread", thread + "_" + clinic.chen().id());
        okafor.postBare("/inbox/selection/assignment", several);

        assertThat(thread()).isEqualTo(before);
        assertThat(assignee(thread)).isEqualTo(clinic.chen().id());
        assertThat(assignee(mine)).isEqualTo(clinic.okafor().id());
    }

    private UUID assignee(UUID one) {
        return world.database()
                .sql("select assignee_id from thread where id = ?")
                .params(one)
                .query(UUID.class)
                .single();
    }

    @Test
    @DisplayName("A15: records of two practices are never merged, nor by who is no administrator")
    void recordsAreNotMergedAcross() {
        var other = world.clinic();
        var anas = "/patients/" + clinic.ana().patientId() + "/merge";
        var dana = clinic.as(clinic.dana());
        var preview = dana.get(anas + "?with=" + clinic.ben().patientId());
        var fields = new HashMap<>(preview.form("form.card"));
        fields.putAll(Map.of("accounts", "BOTH", "details", "SURVIVOR", "checked", "on"));
        var token = okafor.get("/patients").form("form").get("_csrf");

        var stolen = new HashMap<>(fields);
        stolen.put("_csrf", token);
        assertThat(okafor.postBare(anas, stolen).status()).isEqualTo(403);
        assertThat(fields).containsEntry("with", clinic.ben().patientId().toString());
        fields.put("with", other.ana().patientId().toString());
        assertThat(dana.postBare(anas, fields).status()).isIn(404, 422);
        assertThat(
                        dana.postBare("/patients/" + other.ana().patientId() + "/merge", fields)
                                .status())
                .isEqualTo(404);

        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from patient
                                        where merged_into is not null and practice_id in (?, ?)
                                        """)
                                .params(clinic.practice().id(), other.practice().id())
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(other.as(other.ana()).get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A30: nobody changes or deletes the practice's texts, nor those of somebody else")
    void sharedTextsAreChangedByNobodyElse() {
        var dana = clinic.as(clinic.dana());
        var shared = quickReply(dana, "Hours", true);
        var danas = quickReply(dana, "Danas", false);
        var before = texts();
        var mine = quickReply(okafor, "Mine", false);
        var page = okafor.get(mine);
        var fields = new HashMap<>(page.form("main form"));
        fields.putAll(Map.of("title", "Changed", "text", "Pay here instead", "practice", "true"));

        for (var address : List.of(shared, danas)) {
            assertThat(okafor.get(address).status()).isEqualTo(404);
            assertThat(okafor.postBare(address, fields).status()).isEqualTo(404);
            assertThat(okafor.postBare(address + "/deletion", fields).status()).isEqualTo(404);
        }
        assertThat(texts()).containsAll(before);
        // Nor is one's own made everybody's.
        okafor.postBare(mine, fields);
        assertThat(dana.get("/inbox/quick-replies").text())
                .contains("Hours")
                .doesNotContain("Pay here instead");
        for (var setting :
                List.of("default-banner", "reminder-email", "urgent-phrases", "portal")) {
            var address = "/settings/communications/" + setting;
            assertThat(okafor.postBare(address, fields).status()).as(address).isEqualTo(403);
        }
    }

    private static String quickReply(Browser user, String title, boolean practice) {
        var saved =
                user.submit(
                        user.get("/inbox/quick-replies"),
                        "form[action='/inbox/quick-replies']",
                        Map.of("title", title, "text", title, "practice", "" + practice));
        assertThat(saved.status()).isEqualTo(302);
        return user.get("/inbox/quick-replies").html().select(".result a").stream()
                .filter(link -> link.text().contains(title))
                .findFirst()
                .orElseThrow()
                .attr("href");
    }

    private List<String> texts() {
        return world.database()
                .sql("select q::text from quick_reply q where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }
}
