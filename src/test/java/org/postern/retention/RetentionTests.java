package org.postern.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations whose time is over, and what keeps them. */
class RetentionTests extends PosternTest {

    private static final String SETTINGS = "/settings/business/retention";

    @Autowired private Retention retention;
    @Autowired private RetentionPeriod period;

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private Browser dana;
    private JdbcClient owner;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        dana = clinic.as(clinic.dana());
    }

    private void keepFor(Integer years) {
        world.in(
                clinic.practice(),
                () -> {
                    period.keepFor(years);
                    return true;
                });
    }

    private int night() {
        return world.in(clinic.practice(), retention::deleteDue);
    }

    private void age(UUID thread, int years) {
        world.database()
                .sql(
                        "update thread set last_message_at = last_message_at - make_interval(years => ?) where id = ?")
                .params(years, thread)
                .update();
    }

    private int rows(String table, UUID thread) {
        return world.database()
                .sql("select count(*) from %s where thread_id = ?".formatted(table))
                .param(thread)
                .query(Integer.class)
                .single();
    }

    private UUID fullThread() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        clinic.sendsFile(ana, thread, "rash.png", Pictures.png(4, 4));
        var address = "/inbox/threads/" + thread;
        chen.submit(chen.get(address), "#note-composer", Map.of("text", "Seen on Monday"));
        chen.submit(chen.get(address), "form[action*=no-answer-needed]", Map.of());
        chen.submit(
                chen.get(address + "/tasks/new"),
                "form.card",
                Map.of("title", "Call", "details", ""));
        return thread;
    }

    @Test
    @DisplayName(
            "14.2.7: a conversation whose time is over is deleted with all that belongs to it, and the audit trail says what")
    void whatIsOverIsDeletedWithAllThatBelongsToIt() {
        var old = fullThread();
        var young = fullThread();
        age(old, 8);
        keepFor(7);

        assertThat(night()).isEqualTo(1);

        for (var table :
                List.of(
                        "message",
                        "message_search",
                        "internal_note",
                        "attachment",
                        "thread_event",
                        "task",
                        "draft",
                        "notification",
                        "outgoing_message",
                        "automatic_answer")) {
            assertThat(rows(table, old)).as(table).isZero();
        }
        assertThat(rows("message", young)).isEqualTo(2);
        assertThat(rows("attachment", young)).isEqualTo(1);
        assertThat(chen.get("/inbox/threads/" + old).status()).isEqualTo(404);
        assertThat(chen.get("/inbox/threads/" + young).status()).isEqualTo(200);
        assertThat(chen.get("/tasks").text()).contains("Call");
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select reason from audit_event
                                        where practice_id = ? and action = 'DELETE_THREAD'
                                            and object_id = ? and patient_id = ?
                                        """)
                                .params(clinic.practice().id(), old, clinic.ana().patientId())
                                .query(String.class)
                                .single())
                .contains("message=2", "internal-note=1", "attachment=1", "thread=1");
        assertThat(night()).isZero();
    }

    @Test
    @DisplayName("16.2.1, 2.3.3: what cannot be recorded is not deleted")
    void whatCannotBeRecordedIsNotDeleted() {
        var old = fullThread();
        age(old, 8);
        keepFor(7);
        owner.sql(
                        "alter table audit_event add constraint full_up"
                                + " check (action <> 'DELETE_THREAD') not valid")
                .update();
        try {
            assertThatThrownBy(this::night).isInstanceOf(DataAccessException.class);
        } finally {
            owner.sql("alter table audit_event drop constraint full_up").update();
        }

        assertThat(rows("message", old)).isEqualTo(2);
        assertThat(night()).isEqualTo(1);
        assertThat(rows("message", old)).isZero();
    }

    @Autowired
    void connect(@Qualifier("ownerDataSource") DataSource source) {
        owner = JdbcClient.create(source);
    }

    @Test
    @DisplayName("14.2.7: everything is kept for ever unless the practice says otherwise")
    void everythingIsKeptUnlessSaidOtherwise() {
        var old = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        age(old, 90);

        assertThat(night()).isZero();
        assertThat(dana.get(SETTINGS).form("form.card").get("years")).isEmpty();
    }

    @Test
    @DisplayName(
            "14.2.7: under legal hold nothing of a patient is deleted; the hold stands on the profile and ends with a reason")
    void underLegalHoldNothingIsDeleted() {
        var held = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        age(held, 8);
        keepFor(7);
        var address = "/patients/" + clinic.ana().patientId();
        assertThat(dana.get(address + "/profile").html().select(".menu-panel a").eachText())
                .contains("Legal hold", "Export records");
        assertThat(chen.get(address + "/profile").text()).doesNotContain("Legal hold", "Export");
        var refused = dana.submit(dana.get(address + "/hold"), "form.card", Map.of("reason", "  "));
        assertThat(refused.status()).isEqualTo(422);
        dana.submit(dana.get(address + "/hold"), "form.card", Map.of("reason", "Case 12 zqhold"));

        assertThat(night()).isZero();

        assertThat(rows("message", held)).isEqualTo(1);
        assertThat(chen.get(address + "/profile").text()).contains("Legal hold", "Case 12 zqhold");
        assertThat(chen.get(address + "/hold").status()).isEqualTo(403);
        var saved = dana.follow(save("7", ""));
        assertThat(saved.text())
                .contains("Nothing is old enough to be deleted yet, but for 1 conversation kept");
        assertThat(saved.html().select("#held + .line-list a").eachText())
                .containsExactly("Ana Ruiz");
        lift(address);
        assertThat(chen.get(address + "/profile").text()).doesNotContain("Legal hold");
        assertThat(night()).isEqualTo(1);
        assertThat(world.auditTrail(clinic.practice()).toString())
                .contains("PLACE_LEGAL_HOLD", "LIFT_LEGAL_HOLD", "DELETE_THREAD");
    }

    @Test
    @DisplayName(
            "14.2.7: a child's conversations are kept until the 18th birthday and the period after it")
    void aChildsConversationsAreKeptLonger() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        age(thread, 15);
        keepFor(7);
        born(LocalDate.now(clock).minusYears(24));
        assertThat(night()).isZero();
        born(LocalDate.now(clock).minusYears(26));
        assertThat(night()).isEqualTo(1);
    }

    private void lift(String address) {
        var asked =
                dana.get(dana.get(address + "/hold").html().select("a[href$=end]").attr("href"));
        var refused = dana.submit(asked, "form.card", Map.of("reason", " "));
        assertThat(refused.status()).isEqualTo(422);
        var lifted =
                dana.follow(dana.submit(asked, "form.card", Map.of("reason", "Settled zqlift")));
        assertThat(lifted.text())
                .contains("Legal hold lifted.", "Lifted by Dana", "Case 12 zqhold", "zqlift");
        assertThat(
                        world.database()
                                .sql("select t::text from legal_hold t")
                                .query(String.class)
                                .list())
                .noneMatch(row -> row.contains("zq"));
    }

    @Test
    @DisplayName("14.2.7: a period with nothing to delete is saved at once, and the page says when")
    void aPeriodWithNothingToDeleteIsSavedAtOnce() {
        clinic.writes(ana, clinic.chen(), "Rash", "Text");
        var saved = dana.follow(save("10", ""));
        assertThat(saved.html().select(".notice-error")).isEmpty();
        assertThat(saved.html().select("[role=status]").text())
                .contains("10 years after their last message", "Nothing is old enough");
        assertThat(saved.text()).containsPattern("Each day at 0[34]:00 \\(the practice's time");
        assertThat(world.in(clinic.practice(), period::years)).contains(10);
    }

    private void born(LocalDate day) {
        world.database()
                .sql("update patient set date_of_birth = ? where id = ?")
                .params(day, clinic.ana().patientId())
                .update();
    }

    @Test
    @DisplayName("14.2.7: a period is saved only after the page has said what it deletes")
    void aPeriodIsSavedOnlyAfterItsPreview() {
        var old = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        age(old, 11);

        for (var wrong : List.of("5", "101", "7.5", "-8", "many")) {
            var refused = save(wrong, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.form("form.card").get("years")).isEqualTo(wrong);
        }
        var preview = save("10", "");
        assertThat(preview.status()).isEqualTo(422);
        assertThat(preview.text())
                .contains("1 conversation of 1 patient with 1 message would be", "Not saved yet");
        assertThat(world.in(clinic.practice(), period::years)).isEmpty();
        assertThat(dana.submit(preview, "form.card", Map.of("years", "8")).status())
                .as("another number than was counted")
                .isEqualTo(422);
        assertThat(dana.submit(preview, "form.card", Map.of()).status()).isEqualTo(302);
        assertThat(world.in(clinic.practice(), period::years)).contains(10);
        assertThat(save("", "").status()).isEqualTo(302);
        assertThat(world.in(clinic.practice(), period::years)).isEmpty();
    }

    private Page save(String years, String counted) {
        return dana.submit(
                dana.get(SETTINGS),
                "form.card",
                counted.isEmpty()
                        ? Map.of("years", years)
                        : Map.of("years", years, "counted", counted));
    }

    @Test
    @DisplayName("14.2.7: a message that comes in the night keeps its conversation")
    void aMessageThatComesKeepsItsConversation() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Text");
        age(thread, 8);
        keepFor(7);
        clinic.answers(ana, thread, "Still there?");
        clock.advance(Duration.ofDays(1));

        assertThat(night()).isZero();
    }
}
