package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TaskJourneyTests extends Journey {

    @Test
    @DisplayName("E4: a nurse makes a task from a message by key, a colleague does it")
    void aNurseMakesATaskAndAColleagueDoesIt() {
        var thread =
                "/inbox/threads/"
                        + clinic.thread(clinic.patient("Ana", "Ruiz"), "Rash", "Is this normal?");
        var chen =
                visitor(Screen.PHONE).signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        chen.opens("/tasks").arrivesAt("Nothing to do");
        var nurse = user("okafor").opens(thread).seesMessages(1);
        theNurseMakesATaskOfTheMessage(nurse);
        assertThat(row(chen, "Call Ana")).containsText("Due today");
        drChenLooksAtIt(chen);
        nurse.opens("/tasks?view=others").arrivesAt("Tasks").marksThePage();
        assertThat(row(nurse, "Call Ana")).isVisible();
        drChenDoesIt(chen);
        assertThat(row(nurse, "Call Ana")).hasCount(0);
        nurse.hasNotReloaded();
        nurse.follows("Done 1").arrivesAt("Tasks");
        assertThat(row(nurse, "Call Ana")).containsText("by Dr. Mei Chen");
    }

    private static void theNurseMakesATaskOfTheMessage(Visitor nurse) {
        nurse.page.waitForLoadState(); // keys do nothing before the scripts are there
        nurse.page.locator("#message-1 [data-task]").focus();
        Accessibility.check(nurse.page);
        nurse.page.keyboard().press("t");
        nurse.arrivesAt("Create task").expects(422).presses("Create task");
        assertThat(nurse.field("Title")).isFocused();
        Accessibility.check(nurse.page);
        nurse.page.keyboard().type("Call Ana");
        nurse.field("Assigned to").selectOption("Dr. Mei Chen");
        nurse.presses("Today").presses("Create task");
        assertThat(nurse.page.locator("#thread-tasks")).containsText("Call Ana");
        assertThat(nurse.page.locator("#thread-tasks")).containsText("Due today");
        Accessibility.check(nurse.page);
    }

    private static void drChenLooksAtIt(Visitor chen) {
        assertThat(chen.page.locator("#tasks-due")).hasAttribute("data-count", "1");
        chen.arrivesAt("Tasks").follows("Call Ana").arrivesAt("Call Ana");
        chen.follows("Rash");
        chen.seesMessages(1);
        assertThat(chen.page.locator("#thread-tasks")).containsText("Call Ana");
        chen.opens("/tasks").arrivesAt("Tasks").marksThePage();
    }

    private static void drChenDoesIt(Visitor chen) {
        row(chen, "Call Ana").getByRole(AriaRole.BUTTON).click();
        assertThat(chen.heading("Nothing to do")).isVisible();
        assertThat(chen.page.locator("#tasks-due")).hasAttribute("data-count", "0");
        assertThat(chen.page.locator("#announcer")).containsText("Done: Call Ana");
        chen.hasNotReloaded();
        Accessibility.check(chen.page);
    }

    private static Locator row(Visitor visitor, String title) {
        return visitor.page
                .locator(".task-row")
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    @Test
    @DisplayName("E4: without JavaScript a task is made, changed, done and opened again")
    void withoutScriptATaskIsMadeAndDone() {
        var chen = visitor(Screen.DESKTOP_WITHOUT_SCRIPT);
        chen.signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        chen.opens("/tasks").follows("Create task");
        chen.fillsIn("Title", "Order vaccines").presses("Create task");
        chen.arrivesAt("Order vaccines").fillsIn("Title", "Order flu vaccines");
        chen.presses("Save changes").arrivesAt("Order flu vaccines").opens("/tasks");
        row(chen, "Order flu").locator("button").click();
        assertThat(chen.heading("Nothing to do")).isVisible();
        chen.follows("Done 1");
        row(chen, "Order flu").locator("button").click();
        chen.follows("Open 1");
        assertThat(row(chen, "Order flu")).isVisible();
    }
}
