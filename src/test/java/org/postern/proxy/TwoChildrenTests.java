package org.postern.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;

/** Ana is a patient, and the parent of two children. */
class TwoChildrenTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID mia;
    private UUID leo;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        mia = child("Mia");
        leo = child("Leo");
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
    }

    private UUID child(String given) {
        var id = world.in(clinic.practice(), () -> world.addPatient(given, "Lopez"));
        update("update patient set date_of_birth = current_date where id = ?", id);
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at)
                        values (?, ?, ?, 'PARENT', now())
                        """)
                .params(clinic.practice().id(), clinic.ana().accountId(), id)
                .update();
        return id;
    }

    private void update(String sql, Object... values) {
        assertThat(world.database().sql(sql).params(values).update()).isPositive();
    }

    private String newMessage(UUID child) {
        return "/portal/messages/new?for=" + child + "&to=" + clinic.chen().id();
    }

    private UUID writes(UUID child, String subject) {
        return Clinic.threadId(
                ana.submit(
                        ana.get(newMessage(child)),
                        COMPOSER,
                        Map.of("subject", subject, "text", "About " + subject)));
    }

    private UUID patientOf(UUID thread) {
        return world.database()
                .sql("select patient_id from thread where id = ?")
                .params(thread)
                .query(UUID.class)
                .single();
    }

    @Test
    @DisplayName("A new message asks whom it is about, and both sides say who wrote for whom")
    void bothSidesSayWhoWroteForWhom() {
        var question = ana.get("/portal/messages/new");
        assertThat(question.text()).contains("Who is this about?", "Mia Lopez", "Leo Lopez");
        var recipients = ana.get(question.html().select("a.pick:contains(Mia)").attr("href"));
        assertThat(recipients.html().select("main").text()).contains("For Mia Lopez");
        var page = ana.get(recipients.html().select("a.pick:contains(Chen)").attr("href"));
        assertThat(page.html().select("main").text()).contains("For Mia Lopez");

        var sent = ana.submit(page, COMPOSER, Map.of("subject", "Fever", "text", "Since Monday"));

        var thread = Clinic.threadId(sent);
        assertThat(patientOf(thread)).isEqualTo(mia);
        assertThat(ana.get("/portal/threads/" + thread).html().select("main").text())
                .contains("For Mia Lopez", "You, for Mia Lopez");
        assertThat(chen.get("/inbox/threads/" + thread).text())
                .contains("Ana Ruiz (parent) for Mia Lopez");
        assertThat(chen.get("/inbox/threads/" + thread + "/text").body())
                .contains("Ana Ruiz (parent) for Mia Lopez, ");
        assertThat(chen.get("/inbox/threads/" + thread + "/print").text())
                .contains("Ana Ruiz (parent) for Mia Lopez");
    }

    @Test
    @DisplayName("Who answers about a child is told which parent reads it")
    void whoReadsTheAnswerIsSaid() {
        var thread = writes(mia, "Fever");
        var page = chen.get("/inbox/threads/" + thread).html();
        var parent = "Read by " + clinic.ana().email() + " (parent). Mia does not sign in";
        assertThat(page.select(".composer-message").text()).contains(parent);
        assertThat(page.select(".side").text()).contains(parent, "Parent or caregiver");
        assertThat(chen.get("/patients/" + mia + "/messages").text()).contains(parent);

        var own = clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Back", "It hurts");
        assertThat(chen.get("/inbox/threads/" + own).text()).doesNotContain("Read by");
    }

    @Test
    @DisplayName("Two tabs for two children never mix")
    void twoTabsForTwoChildrenNeverMix() {
        var first = ana.get(newMessage(mia));
        var second = ana.get(newMessage(leo));

        var cough =
                Clinic.threadId(
                        ana.submit(second, COMPOSER, Map.of("subject", "Cough", "text", "Leo")));
        var fever =
                Clinic.threadId(
                        ana.submit(first, COMPOSER, Map.of("subject", "Fever", "text", "Mia")));

        assertThat(patientOf(fever)).isEqualTo(mia);
        assertThat(patientOf(cough)).isEqualTo(leo);
        var list = ana.get("/portal/messages");
        assertThat(list.html().select("#thread-" + fever).text()).contains("For Mia Lopez");
        assertThat(list.html().select("#thread-" + cough).text()).contains("For Leo Lopez");
        var mias = ana.get("/portal/messages?for=" + mia);
        assertThat(mias.html().select("#thread-" + fever)).hasSize(1);
        assertThat(mias.html().select("#thread-" + cough)).isEmpty();
        var mixed = new java.util.HashMap<>(ana.get(newMessage(mia)).form(COMPOSER));
        mixed.put("text", "Whose?");
        mixed.put("for", leo.toString());
        assertThat(ana.postBare("/portal/messages", mixed).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("case 77: another family's ids look like absent ones")
    void anotherFamilysIdsLookAbsent() {
        var ben = clinic.as(clinic.ben());
        var fever = writes(mia, "Fever");

        assertThat(ben.get("/portal/messages?for=" + mia).status()).isEqualTo(404);
        assertThat(ben.get(newMessage(mia)).status()).isEqualTo(404);
        assertThat(ben.get("/portal/threads/" + fever).status()).isEqualTo(404);
        assertThat(ana.get("/portal/messages?for=" + clinic.ben().patientId()).status())
                .isEqualTo(404);
        assertThat(ben.get("/portal/messages?for=" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A36: where access to one child ended, nothing is stored; the other child stays")
    void endedAccessToOneChildRefuses() {
        var fever = writes(mia, "Fever");
        var reply = ana.get("/portal/threads/" + fever);
        var begun = ana.get(newMessage(mia));
        var other = ana.get(newMessage(leo));
        update(
                "update portal_link set ended_at = now() where patient_id = ? and account_id = ?",
                mia,
                clinic.ana().accountId());

        for (var page : new Page[] {reply, begun}) {
            assertThat(ana.submit(page, COMPOSER, Map.of("text", "Too late")).status())
                    .isEqualTo(404);
        }
        assertThat(ana.get("/portal/threads/" + fever).status()).isEqualTo(404);
        assertThat(ana.get("/portal/messages").text()).doesNotContain("Fever");
        assertThat(clinic.messagesIn(fever)).isEqualTo(1);
        assertThat(drafts()).isZero();
        var sent =
                ana.submit(other, COMPOSER, Map.of("subject", "Cough", "text", "Still possible"));
        assertThat(patientOf(Clinic.threadId(sent))).isEqualTo(leo);
    }

    private int drafts() {
        return world.database()
                .sql("select count(*) from draft where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("Text typed when the session ends is kept for the child, and only with access")
    void keptTextIsTheChilds() {
        var begun = ana.get(newMessage(mia));
        var late = ana.get(newMessage(leo));
        var id = clinic.ana().accountId();
        update("delete from spring_session where principal_name = ?", "account:" + id);
        update("update portal_link set ended_at = now() where patient_id = ?", leo);

        var kept = ana.submit(begun, COMPOSER, Map.of("text", "Half a sentence"));
        var refused = ana.submit(late, COMPOSER, Map.of("text", "Not any more"));

        assertThat(kept.location()).contains("/portal/messages/draft?for=" + mia, "kept");
        assertThat(refused.location()).doesNotContain("kept");
        assertThat(drafts()).isEqualTo(1);
        var again = clinic.as(clinic.ana());
        assertThat(again.get("/portal/drafts").html().select("main").text())
                .contains("For Mia Lopez", "Half a sentence");
        assertThat(again.get(newMessage(mia)).form(COMPOSER))
                .containsEntry("text", "Half a sentence");
    }

    @Test
    @DisplayName("An account with one patient sees nothing of it")
    void oneWhoWritesForOneselfSeesNothingOfIt() {
        var ben = clinic.as(clinic.ben());
        var thread = clinic.writes(ben, clinic.chen(), "Refill", "Please");

        assertThat(ben.get("/portal/messages").html().select(".whose")).isEmpty();
        assertThat(ben.get("/portal/messages/new").text())
                .contains("Who do you want to write to?")
                .doesNotContain("For Ben");
        assertThat(ben.get("/portal/threads/" + thread).html().select("main").text())
                .doesNotContain("for Ben", "can read this");
    }
}
