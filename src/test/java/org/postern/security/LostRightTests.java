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
}
