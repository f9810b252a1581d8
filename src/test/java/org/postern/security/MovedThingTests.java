package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Conversations and records that move: only by who may, and only to where they belong. */
class MovedThingTests extends PosternTest {

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

    private String thread() {
        return world.database()
                .sql("select md5(t::text) from thread t where id = ?")
                .params(thread)
                .query(String.class)
                .single();
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

        assertThat(okafor.postBare("/inbox/threads/" + thread + "/assignment", fields).status())
                .isEqualTo(404);
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
}
