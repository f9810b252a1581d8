package org.postern.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.user.ViewOthers;
import org.springframework.beans.factory.annotation.Autowired;

/** E4: who sees a task, and that none is lost. */
class TaskVisibilityTests extends TaskTest {

    @Autowired private TaskLists lists;

    private Browser dana() {
        return clinic.as(clinic.dana());
    }

    @Test
    @DisplayName("E4: assignee and maker see a task; others do not find it, whatever they post")
    void onlyAssigneeAndMakerSeeATask() {
        var task = task(chen, clinic.okafor(), "Zq secret", today());

        assertThat(titles(okafor.get("/tasks"))).containsExactly("Zq secret");
        assertThat(titles(chen.get("/tasks"))).isEmpty();
        assertThat(titles(chen.get("/tasks?view=others"))).containsExactly("Zq secret");
        var dana = dana();
        assertThat(titles(dana.get("/tasks?view=others"))).isEmpty();
        assertThat(dana.get("/tasks/" + task).status()).isEqualTo(404);
        var token = dana.get("/tasks/new").form(FORM).get("_csrf");
        for (var verb : List.of("/completion", "/completion/withdrawal", "")) {
            var posted =
                    dana.postBare(
                            "/tasks/" + task + verb,
                            Map.of(
                                    "_csrf",
                                    token,
                                    "title",
                                    "x",
                                    "version",
                                    "1",
                                    "assignee",
                                    clinic.dana().id().toString()));
            assertThat(posted.status()).isEqualTo(404);
            assertThat(posted.body()).doesNotContain("Zq secret");
        }
        assertThat(titles(okafor.get("/tasks"))).containsExactly("Zq secret");
    }

    @Test
    @DisplayName("E4, A2: tasks of users whose messages one may view stand under others'")
    void tasksOfViewedUsersAreSeen() {
        task(okafor, clinic.okafor(), "Okafor's", null);
        world.database()
                .sql("insert into user_view values (?, ?, ?)")
                .params(clinic.practice().id(), clinic.chen().id(), clinic.okafor().id())
                .update();
        set("update user_account set view_others = 'CHOSEN' where id = ?", clinic.chen().id());
        task(dana(), clinic.dana(), "Dana's", null);

        assertThat(titles(chen.get("/tasks?view=others"))).containsExactly("Okafor's");
        letSeeEverything(clinic.chen());
        assertThat(titles(chen.get("/tasks?view=others")))
                .containsExactlyInAnyOrder("Okafor's", "Dana's");
        assertThat(titles(chen.get("/tasks?view=others&assignee=" + clinic.dana().id())))
                .containsExactly("Dana's");
        set("update user_account set portal_messaging = false where id = ?", clinic.chen().id());
        assertThat(titles(chen.get("/tasks?view=others"))).isEmpty();
    }

    @Test
    @DisplayName("E4, case 77: a conversation that one may not open shows neither link nor subject")
    void aThreadThatOneMayNotOpenIsNotShown() {
        var thread = clinic.writes(ana, clinic.chen(), "Zqsubject", "First");
        makes(
                chen,
                "/inbox/threads/" + thread + "/tasks/new",
                Map.of("title", "Call", "assignee", clinic.okafor().id().toString()));
        var task = okafor.get("/tasks").html().select(".task-row .result-name").attr("href");

        var page = okafor.get(task);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Call", "Ana Ruiz").doesNotContain("Zqsubject");
        assertThat(page.body()).doesNotContain(thread.toString());
        assertThat(chen.get(task).text()).contains("Zqsubject");
    }

    @Test
    void aTaskIsNotMadeFromAThreadOrMessageOfOthers() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var other = clinic.writes(ana, clinic.okafor(), "Cough", "Second");
        var foreign =
                world.database()
                        .sql("select id from message where thread_id = ?")
                        .params(other)
                        .query(UUID.class)
                        .single();

        assertThat(okafor.get("/inbox/threads/" + thread + "/tasks/new").status()).isEqualTo(404);
        assertThat(chen.get("/inbox/threads/" + thread + "/tasks/new?message=" + foreign).status())
                .isEqualTo(404);
        assertThat(chen.get("/tasks/new?patient=" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("E4: a user without messages has tasks, and gives them")
    void aUserWithoutMessagesHasTasks() {
        var eva =
                world.in(
                        clinic.practice(),
                        () ->
                                world.user(
                                        clinic.practice(),
                                        "eva",
                                        "Eva",
                                        false,
                                        false,
                                        ViewOthers.EVERYBODY));
        task(chen, eva, "File the letter", today());
        task(okafor, clinic.okafor(), "Not Eva's", today());
        var page = clinic.as(eva).get("/tasks");

        assertThat(titles(page)).containsExactly("File the letter");
        assertThat(due(page)).isEqualTo(1);
        assertThat(titles(clinic.as(eva).get("/tasks?view=others"))).isEmpty();
    }

    @Test
    @DisplayName("case 30: a task is given only to users who are there")
    void aTaskIsGivenOnlyToUsersWhoAreThere() {
        var other = world.clinic();
        var form = chen.get("/tasks/new");
        switchOff(clinic.okafor());

        for (var nobody : List.of(clinic.okafor().id(), other.chen().id())) {
            var refused =
                    chen.submit(form, FORM, Map.of("title", "Call", "assignee", nobody.toString()));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.html().select("#assignee-error").text()).isNotBlank();
        }
        assertThat(chen.get("/tasks/new").html().select("#assignee option").eachText())
                .contains("Dr. Chen (you)")
                .doesNotContain("Nurse Okafor");
        assertThat(tasks()).isZero();
    }

    @Test
    @DisplayName("case 31: what a switched-off user leaves is seen by administrators, and given on")
    void tasksOfSwitchedOffUsersAreNotLost() {
        var task = task(okafor, clinic.okafor(), "Left behind", today());
        switchOff(clinic.okafor());
        var dana = dana();

        var list = dana.get("/tasks?view=others");
        assertThat(titles(list)).containsExactly("Left behind");
        assertThat(list.text()).contains("Nurse Okafor (switched off)");
        assertThat(dana.get("/tasks/" + task).text())
                .contains("Nurse Okafor is switched off. Choose below who does it now.");
        assertThat(titles(chen.get("/tasks?view=others"))).isEmpty();

        var kept = changes(dana, task, Map.of("title", "Left behind, looked at"));
        assertThat(kept.location()).endsWith("/tasks/" + task);
        var given = changes(dana, task, Map.of("assignee", clinic.chen().id().toString()));

        assertThat(given.location()).endsWith("/tasks");
        assertThat(titles(chen.get("/tasks"))).containsExactly("Left behind, looked at");
    }

    @Test
    @DisplayName("E4: the side of a conversation and its tag in a list show visible tasks alone")
    void besideAConversationVisibleTasksStand() {
        letSeeEverything(clinic.chen());
        var thread = clinic.writes(ana, clinic.okafor(), "Rash", "First");
        var silent = clinic.writes(ana, clinic.okafor(), "Cough", "Second");
        var page = "/inbox/threads/" + thread;
        makes(okafor, page + "/tasks/new", Map.of("title", "Okafor's"));

        assertThat(chen.get(page).html().select("#thread-tasks").text()).contains("Okafor's");
        assertThat(withTasks(thread, silent)).containsExactly(thread);

        set(
                "update task set assignee_id = created_by, done_at = created_at, done_by = created_by"
                        + " where thread_id = ?",
                thread);
        assertThat(chen.get(page).html().select("#thread-tasks").text()).contains("Done");
        assertThat(withTasks(thread, silent)).isEmpty();
    }

    private List<UUID> withTasks(UUID... threads) {
        return world.in(
                clinic.practice(),
                () -> List.copyOf(lists.threadsWithOpenTasks(clinic.okafor(), List.of(threads))));
    }

    @Test
    @DisplayName("F3: another practice's patient or task is not found")
    void anotherPracticesAreNotFound() {
        var other = world.clinic();
        var task = task(chen, clinic.chen(), "Call", null);
        var stranger = other.as(other.dana());

        assertThat(stranger.get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(stranger.get("/tasks/new?patient=" + clinic.ana().patientId()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/tasks?patient=" + clinic.ana().patientId()).status())
                .isEqualTo(404);
    }
}
