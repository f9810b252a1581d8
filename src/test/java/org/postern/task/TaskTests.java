package org.postern.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postern.testing.Page;
import org.postern.testing.ServerLog;

/** E4: making, changing, doing and listing tasks. */
class TaskTests extends TaskTest {

    @RegisterExtension final ServerLog log = new ServerLog();

    @Test
    @DisplayName("E4: a task from a message leads to it and stands beside its conversation")
    void aTaskFromAMessageIsLinkedBothWays() {
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "Is this normal?");
        var page = "/inbox/threads/" + thread;
        var link = chen.get(page).html().selectFirst("#message-1 [data-task]").attr("href");
        assertThat(chen.get(link).text()).contains("Is this normal?", "Ana Ruiz", "Rash");

        var made =
                makes(
                        chen,
                        link,
                        Map.of(
                                "title",
                                "Call Ana",
                                "details",
                                "Ask about <fever>\n& swelling",
                                "priority",
                                "HIGH",
                                "due",
                                today().toString()));

        assertThat(made.location()).endsWith(page);
        var side = chen.get(page).html().select("#thread-tasks");
        assertThat(side.text()).contains("Call Ana", "You", "Due today");
        var task = chen.get(side.select("a[href^='/tasks/']").attr("href"));
        assertThat(task.text()).contains("High priority", "Due today", "Ana Ruiz", "Rash");
        assertThat(task.html().select("dd a[href='" + page + "#message-1']")).hasSize(1);
        assertThat(task.html().select("dd a[href='" + page + "']").text()).isEqualTo("Rash");
        assertThat(task.form(FORM).get("details")).isEqualTo("Ask about <fever>\n& swelling");
    }

    @Test
    @DisplayName("E4: who is only invited is not offered tasks, and keeps those that are there")
    void whoIsOnlyInvitedIsNotOfferedTasks() {
        var task = task(chen, clinic.okafor(), "Order paper", null);
        set("update user_account set password_ct = null where id = ?", clinic.okafor().id());

        assertThat(chen.get("/tasks/new").html().select("#assignee").text())
                .doesNotContain("Okafor");
        var refused =
                makes(
                        chen,
                        "/tasks/new",
                        Map.of("title", "Call", "assignee", clinic.okafor().id().toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(changes(chen, task, Map.of("title", "Order pens")).status()).isEqualTo(302);
        assertThat(chen.get("/tasks/" + task).form(FORM))
                .containsEntry("assignee", clinic.okafor().id().toString());
    }

    @Test
    void aTaskAboutAPatientOrNobody() {
        var patient = clinic.ana().patientId();
        var made = makes(chen, "/tasks/new?patient=" + patient, Map.of("title", "Weigh Ana"));
        task(chen, clinic.chen(), "Order paper", null);

        assertThat(chen.follow(made).text()).contains("Weigh Ana", "Ana Ruiz");
        assertThat(titles(chen.get("/tasks"))).containsExactly("Weigh Ana", "Order paper");
        assertThat(titles(chen.get("/tasks?patient=" + patient))).containsExactly("Weigh Ana");
    }

    @Test
    @DisplayName("E4, case 68, case 70: a refused task says why at its field and keeps everything")
    void aRefusedTaskKeepsWhatWasTyped() {
        var emoji = "\uD83D\uDE03";
        var refusals =
                Map.of(
                        "title", List.of("", "  \u200B ", emoji.repeat(201)),
                        "details", List.of("x".repeat(5001)),
                        "due", List.of("next week", "02/30/2027", "0026-11-24"),
                        "assignee", List.of("", "x", UUID.randomUUID().toString()));
        refusals.forEach(
                (field, values) -> {
                    for (var value : values) {
                        var typed = new HashMap<>(Map.of("title", "Call", "details", "Zq details"));
                        typed.put(field, value);
                        var page = makes(chen, "/tasks/new", typed);
                        assertThat(page.status()).as(field).isEqualTo(422);
                        assertThat(page.html().select("#" + field + "-error").text()).isNotBlank();
                        assertThat(page.html().select("#" + field).attr("aria-describedby"))
                                .contains(field + "-error");
                        if (!field.equals("assignee")) {
                            assertThat(page.form(FORM)).containsAllEntriesOf(typed);
                        }
                    }
                });
        assertThat(tasks()).isZero();

        var longest = Map.of("title", emoji.repeat(200), "details", emoji.repeat(5000));
        assertThat(makes(chen, "/tasks/new", longest).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("E4, case 19: a double click makes one task")
    void aDoubleClickMakesOneTask() {
        var page = chen.get("/tasks/new");
        var first = chen.submit(page, FORM, Map.of("title", "Call back"));
        var second = chen.submit(page, FORM, Map.of("title", "Call back"));

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void theSameFormWithAnotherTextIsShownOnceMoreAndThenMakesAnother() {
        var page = chen.get("/tasks/new");
        chen.submit(page, FORM, Map.of("title", "Call Ana"));

        var again = chen.submit(page, FORM, Map.of("title", "Call Ben"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This form already made a task");
        assertThat(again.form(FORM)).containsEntry("title", "Call Ben");
        assertThat(chen.submit(again, FORM, Map.of()).status()).isEqualTo(302);
        assertThat(titles(chen.get("/tasks"))).containsExactly("Call Ana", "Call Ben");
    }

    @Test
    @DisplayName("E4: of two who change a task at once the second is told, and loses nothing")
    void theSecondOfTwoChangesIsTold() {
        var task = task(chen, clinic.okafor(), "Call Ana", null);
        var chens = chen.get("/tasks/" + task);
        changes(okafor, task, Map.of("title", "Call Ana at noon", "details", "Zq number"));

        var refused = chen.submit(chens, FORM, Map.of("title", "Call Ana at five"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("Somebody changed this task", "Call Ana at noon", "Zq number");
        assertThat(refused.form(FORM)).containsEntry("title", "Call Ana at five");
        assertThat(chen.get("/tasks/" + task).html().title()).isNotBlank();
        assertThat(chen.get("/tasks/" + task).html().select("h1").text())
                .isEqualTo("Call Ana at noon");

        assertThat(chen.submit(refused, FORM, Map.of()).status()).isEqualTo(302);
        assertThat(okafor.get("/tasks/" + task).html().select("h1").text())
                .isEqualTo("Call Ana at five");
    }

    @Test
    void whoChangesATaskThatWasDoneMeanwhileIsTold() {
        var task = task(chen, clinic.okafor(), "Call Ana", null);
        var chens = chen.get("/tasks/" + task);
        completes(okafor, task);

        var refused = chen.submit(chens, FORM, Map.of("title", "Call Ana at five"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Done", "Nurse Okafor");
    }

    @Test
    @DisplayName("E4: a task is done from the list, found under done, and opened again")
    void aTaskIsDoneFromTheListAndOpenedAgain() {
        task(chen, clinic.chen(), "Call Ana", today());
        assertThat(due(chen.get("/tasks"))).isEqualTo(1);

        var done = presses(chen, "/tasks", ".task-row form");

        assertThat(done.location()).endsWith("/tasks");
        assertThat(titles(chen.follow(done))).isEmpty();
        assertThat(due(chen.follow(done))).isZero();
        assertThat(chen.get("/tasks?state=done").text()).contains("by Dr. Chen", "Done 1");
        var open = presses(chen, "/tasks?state=done", ".task-row form");
        assertThat(open.location()).endsWith("/tasks?state=done");
        assertThat(titles(chen.get("/tasks"))).containsExactly("Call Ana");
    }

    @Test
    void doingATaskTwiceLeavesItDoneByTheFirst() {
        var task = task(chen, clinic.okafor(), "Call Ana", null);
        var page = chen.get("/tasks/" + task);
        completes(okafor, task);

        chen.submit(page, "form[action$='/completion']", Map.of());

        assertThat(chen.get("/tasks/" + task).text()).contains("Done Nurse Okafor");
    }

    @Test
    @DisplayName("E4: overdue first, then by day, the more important first, without a day last")
    void openTasksStandInTheOrderOfTheirDays() {
        task(chen, clinic.chen(), "Any day", null);
        task(chen, clinic.chen(), "Tomorrow", today().plusDays(1));
        task(chen, clinic.chen(), "Long ago", today().minusDays(9));
        task(chen, clinic.chen(), "Today", today());
        makes(
                chen,
                "/tasks/new",
                Map.of("title", "Today, urgent", "due", today().toString(), "priority", "HIGH"));
        task(chen, clinic.chen(), "Yesterday", today().minusDays(1));

        var list = chen.get("/tasks");

        assertThat(titles(list))
                .containsExactly(
                        "Long ago", "Yesterday", "Today, urgent", "Today", "Tomorrow", "Any day");
        assertThat(list.html().select(".task-row").get(1).text())
                .contains("Overdue, was due yesterday");
        assertThat(list.html().select(".task-row").get(4).text()).contains("Due tomorrow");
        assertThat(due(list)).isEqualTo(4);
    }

    @Test
    @DisplayName("E4, case 71: each task stands on one page of the list, whatever comes meanwhile")
    void pagingShowsEachTaskOnce() {
        IntStream.range(0, 70)
                .forEach(
                        i ->
                                task(
                                        chen,
                                        clinic.chen(),
                                        "Task " + i,
                                        i % 3 == 0 ? null : today().plusDays(i % 5)));
        var open = everyPage("/tasks", "Meanwhile");
        assertThat(open).hasSize(70).doesNotHaveDuplicates().doesNotContain("Meanwhile");

        set(
                "update task set done_at = created_at, done_by = created_by where practice_id = ?",
                clinic.practice().id());
        var done = everyPage("/tasks?state=done", null);
        assertThat(done).hasSize(73).startsWith("Meanwhile").endsWith("Task 0");
    }

    private List<String> everyPage(String address, String meanwhile) {
        var seen = new ArrayList<String>();
        var page = chen.get(address);
        while (true) {
            seen.addAll(titles(page));
            if (meanwhile != null) {
                task(chen, clinic.chen(), meanwhile, today().minusDays(2));
            }
            var more = page.html().select("a[href*='after=']").attr("href");
            if (more.isEmpty()) {
                return seen;
            }
            page = chen.get(more);
        }
    }

    @Test
    void aPlaceThatIsNoneShowsTheFirstPage() {
        task(chen, clinic.chen(), "Call Ana", null);
        for (var place : List.of("", "x", "any_9_" + UUID.randomUUID(), "2026-02-30_0_x", "1_1")) {
            for (var state : List.of("", "&state=done")) {
                assertThat(chen.get("/tasks?after=" + place + state).status()).isEqualTo(200);
            }
        }
        assertThat(titles(chen.get("/tasks?after=2026-99-30_1_" + UUID.randomUUID())))
                .containsExactly("Call Ana");
    }

    @Test
    @DisplayName("E4: the patient's name is posted to filter by, and no address holds it")
    void theFilterByPatientKeepsNamesOutOfAddresses() {
        makes(chen, "/tasks/new?patient=" + clinic.ana().patientId(), Map.of("title", "For Ana"));
        makes(chen, "/tasks/new?patient=" + clinic.ben().patientId(), Map.of("title", "For Ben"));

        var one = search("ruiz");
        assertThat(one.location()).endsWith("/tasks?patient=" + clinic.ana().patientId());
        assertThat(titles(chen.follow(one))).containsExactly("For Ana");
        assertThat(chen.follow(one).text()).contains("Open 1", "Done 0");

        world.in(clinic.practice(), () -> world.addPatient("Anabel", "Stone"));
        var several = search("ana");
        assertThat(several.location()).matches(".*/tasks\\?search=[0-9a-f-]{36}");
        var found = chen.follow(several);
        assertThat(found.html().select(".result").eachText())
                .anyMatch(text -> text.contains("Anabel Stone"))
                .anyMatch(text -> text.contains("Ana Ruiz"));
        var anas = found.html().select(".result:contains(Ana Ruiz)").attr("href");
        assertThat(titles(chen.get(anas))).containsExactly("For Ana");
        assertThat(chen.follow(search("nobody")).text()).contains("Nobody found");
    }

    private Page search(String words) {
        return chen.submit(chen.get("/tasks"), "form.find", Map.of("words", words));
    }

    @Test
    void whatIsDoneOnALaterPageLeadsBackToIt() {
        IntStream.range(0, 32).forEach(i -> task(chen, clinic.chen(), "Task " + i, null));
        var second = chen.get("/tasks").html().select("a[href*='after=']").attr("href");

        var first = presses(chen, second, ".task-row form");
        assertThat(first.location()).endsWith(second);
        var last = presses(chen, second, ".task-row form");
        assertThat(chen.follow(last).text()).contains("No more tasks here");
    }

    @Test
    void anIdThatIsNoneIsNotFoundAndNotLogged() {
        assertThat(chen.get("/tasks?patient=zqname").status()).isEqualTo(404);
        assertThat(chen.get("/tasks?view=others&assignee=zqname").status()).isEqualTo(404);
        assertThat(chen.get("/tasks/new?patient=zqname").status()).isEqualTo(404);
        assertThat(log.text()).doesNotContain("zqname");
    }

    @Test
    void anEmptyListSaysWhatWillAppear() {
        assertThat(chen.get("/tasks").text()).contains("Nothing to do");
        assertThat(chen.get("/tasks?state=done").text()).contains("Nothing done yet");
        assertThat(chen.get("/tasks?view=others").text()).contains("No open tasks of others");
        assertThat(chen.get("/tasks?patient=" + clinic.ana().patientId()).text())
                .contains("No such tasks");
    }

    @Test
    @DisplayName("E4, case 3: a task neither sets nor clears unread")
    void aTaskDoesNotTouchUnread() {
        letSeeEverything(clinic.okafor());
        var thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
        var page = "/inbox/threads/" + thread;
        makes(okafor, page + "/tasks/new", Map.of("title", "Unread stays"));
        assertThat(unread()).isEqualTo(1);

        chen.get(page);
        assertThat(unread()).isZero();
        makes(okafor, page + "/tasks/new", Map.of("title", "Read stays"));
        completes(okafor, UUID.fromString(idOnThread(page)));
        assertThat(unread()).isZero();
    }

    private String idOnThread(String page) {
        return okafor.get(page)
                .html()
                .select("#thread-tasks a[href^='/tasks/']")
                .attr("href")
                .replace("/tasks/", "");
    }

    private int unread() {
        return Integer.parseInt(
                chen.getInBackground("/inbox").html().select("#badge").attr("data-count"));
    }

    @Test
    @DisplayName("F2: what is done to a task leaves an audit event without its text")
    void whatIsDoneLeavesAuditEvents() {
        var task = task(chen, clinic.chen(), "Zq title", null);
        chen.get("/tasks");
        changes(chen, task, Map.of("title", "Zq other"));
        completes(chen, task);
        presses(chen, "/tasks/" + task, "form[action$='/withdrawal']");

        assertThat(world.auditTrail(clinic.practice()))
                .containsSubsequence(
                        "CREATE_TASK ALLOWED",
                        "VIEW_TASKS ALLOWED",
                        "VIEW_TASK ALLOWED",
                        "CHANGE_TASK ALLOWED",
                        "COMPLETE_TASK ALLOWED",
                        "REOPEN_TASK ALLOWED");
    }

    @Test
    void aDamagedTextDoesNotCloseTheList() {
        var task = task(chen, clinic.chen(), "First", null);
        task(chen, clinic.chen(), "Second", null);
        set("update task set title_ct = '\\x00' where id = ?", task);

        assertThat(titles(chen.get("/tasks"))).containsExactly("(damaged text)", "Second");
    }
}
