package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Fields, ids and parts that belong to nobody or to somebody else. */
class ForeignThingTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    @Test
    @DisplayName("A3, A33, ASVS 15.3.3: fields that no form has change nothing")
    void foreignFieldsChangeNothing() {
        var other = clinic.as(clinic.ben());
        var bens = clinic.writes(other, clinic.chen(), "Cough", "Ben's own");
        var page = ana.get("/portal/threads/" + thread);
        var fields = new HashMap<>(page.form(COMPOSER));
        fields.putAll(
                Map.of(
                        "text",
                        "Second",
                        "id",
                        bens.toString(),
                        "threadId",
                        bens.toString(),
                        "patientId",
                        clinic.ben().patientId().toString(),
                        "practiceId",
                        UUID.randomUUID().toString(),
                        "authorName",
                        "Dr. Chen",
                        "direction",
                        "OUTGOING",
                        "sentAt",
                        "2001-01-01T00:00:00Z"));

        assertThat(ana.postBare("/portal/threads/" + thread + "/messages", fields).status())
                .isEqualTo(302);

        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(clinic.messagesIn(bens)).isEqualTo(1);
        assertThat(chen.get("/inbox/threads/" + thread).html().select(".entry-in").last().text())
                .contains("Second")
                .doesNotContain("2001");
    }

    @Test
    @DisplayName("A28, ASVS 8.4.1: another practice's people cannot be written to or for")
    void anotherPracticesPeopleAreNotReached() {
        var other = world.clinic();
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var fields = new HashMap<>(page.form(COMPOSER));
        fields.putAll(Map.of("text", "Hello", "to", other.chen().id().toString()));

        assertThat(ana.postBare("/portal/messages", fields).status()).isEqualTo(422);
        fields.put("for", other.ana().patientId().toString());
        assertThat(ana.postBare("/portal/messages", fields).status()).isIn(404, 422);
        assertThat(chen.get("/patients/" + other.ana().patientId() + "/messages").status())
                .isEqualTo(404);
        assertThat(other.as(other.chen()).get("/inbox").text()).doesNotContain("Hello");
    }

    @Test
    @DisplayName("A5, ASVS 3.5.3: looking at anything changes nothing of whom one writes for")
    void lookingChangesNothing() {
        var foreign = clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Cough", "Ben's");
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        assertThat(ana.get("/portal/threads/" + foreign).status()).isEqualTo(404);
        assertThat(ana.get("/portal/messages/new?for=" + clinic.ben().patientId()).status())
                .isEqualTo(404);
        var sent = ana.submit(page, COMPOSER, Map.of("subject", "Mine", "text", "Ana's own"));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(
                        world.database()
                                .sql("select patient_id from thread where id = ?")
                                .params(Clinic.threadId(sent))
                                .query(UUID.class)
                                .single())
                .isEqualTo(clinic.ana().patientId());
    }

    @Test
    @DisplayName("A35, R11: thousands of parts or fields are refused, and the next is served")
    void thousandsOfPartsAreRefused() {
        var fields = new HashMap<>(ana.get("/portal/threads/" + thread).form(COMPOSER));
        for (var i = 0; i < 10_000; i++) {
            fields.put("f" + i, "x");
        }

        assertThat(ana.postBare("/portal/threads/" + thread + "/messages", fields).status())
                .isIn(400, 403, 413, 422);
        assertThat(ana.get("/portal/threads/" + thread).status()).isEqualTo(200);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }
}
