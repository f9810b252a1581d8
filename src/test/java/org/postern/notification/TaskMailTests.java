package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.task.TaskReminders;
import org.postern.testing.Browser;
import org.postern.user.UserIdentity;
import org.springframework.beans.factory.annotation.Autowired;

/** E4: mail about tasks, to their assignees, without health information. */
class TaskMailTests extends MailTest {

    private static final LocalTime BEFORE = LocalTime.of(7, 59, 30);
    private static final LocalTime AFTER = LocalTime.of(8, 0, 2);

    @Autowired private TaskReminders reminders;

    private LocalDate today() {
        return LocalDate.now(clock.withZone(clinic.practice().timeZone()));
    }

    private void moveTo(LocalDate day, LocalTime time) {
        var then = day.atTime(time).atZone(clinic.practice().timeZone()).toInstant();
        clock.advance(Duration.between(clock.instant(), then));
    }

    private void remind() {
        world.in(
                clinic.practice(),
                () -> {
                    reminders.remind();
                    return true;
                });
    }

    private void remindAndMail() {
        remind();
        remind();
        makeRound();
    }

    private UUID task(Browser by, UserIdentity to, String title, LocalDate due) {
        return clinic.makesTask(by, to, title, due.toString());
    }

    private void completes(UUID task) {
        world.database()
                .sql("update task set done_at = created_at, done_by = created_by where id = ?")
                .params(task)
                .update();
    }

    @Test
    @DisplayName("E4, F1: at eight on the due day one mail tells how many tasks, and nothing else")
    void aReminderComesAtEightOnTheDueDay() throws Exception {
        var day = today().plusDays(1);
        task(chen, clinic.chen(), "Quagga one", day);
        chen.submit(
                chen.get("/tasks/new?patient=" + clinic.ana().patientId()),
                "form.card",
                Map.of("title", "Quagga two", "details", "Quagga", "due", day.toString()));
        task(chen, clinic.chen(), "Later", day.plusDays(3));

        moveTo(day, BEFORE);
        remind();
        postman.makeRound();
        assertThat(mails()).isEmpty();

        moveTo(day, AFTER);
        remindAndMail();

        assertThat(mails()).hasSize(1);
        var mail = mails().get(0);
        assertThat(header(mail, "To")).isEqualTo(clinic.chen().account().email());
        assertThat(mail.getSubject()).isEqualTo("You have 2 tasks due today");
        assertThat(source(mail))
                .contains("?to=/tasks")
                .doesNotContainIgnoringCase("quagga")
                .doesNotContain("Ana", "Ruiz", "Chen");
    }

    @Test
    @DisplayName("E4: an overdue task is told once more, on the next day, and then no more")
    void anOverdueTaskIsToldOnce() throws Exception {
        var day = today().plusDays(1);
        task(chen, clinic.chen(), "One", day);
        task(chen, clinic.chen(), "Two", day.plusDays(1));
        moveTo(day, AFTER);
        remindAndMail();

        moveTo(day.plusDays(1), AFTER);
        remindAndMail();
        moveTo(day.plusDays(2), AFTER);
        remindAndMail();
        moveTo(day.plusDays(3), AFTER);
        remindAndMail();

        assertThat(mails()).hasSize(3);
        assertThat(mails().get(0).getSubject()).isEqualTo("You have 1 task due today");
        assertThat(mails().get(1).getSubject())
                .isEqualTo("You have 1 task due today and 1 task overdue since yesterday");
        assertThat(mails().get(2).getSubject())
                .isEqualTo("You have 1 task overdue since yesterday");
    }

    @Test
    @DisplayName("E4, case 8: what is done before the mail goes out is not told")
    void aTaskThatIsDoneIsNotTold() {
        var day = today().plusDays(1);
        var before = task(chen, clinic.chen(), "Done before", day);
        var between = task(chen, clinic.chen(), "Done between", day);
        completes(before);
        moveTo(day, AFTER);
        remind();
        completes(between);

        makeRound();

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("E4: a task made for today after eight brings no reminder")
    void aTaskMadeForTodayBringsNoReminder() {
        moveTo(today().plusDays(1), LocalTime.of(8, 30));
        chen = clinic.as(clinic.chen());
        task(chen, clinic.chen(), "Today", today());
        var later = task(chen, clinic.chen(), "Moved to today", today().plusDays(5));
        chen.submit(chen.get("/tasks/" + later), "form.card", Map.of("due", today().toString()));

        remindAndMail();

        // That she signed in once more is told in any case.
        assertThat(mails()).allMatch(mail -> source(mail).contains("Your staff account at"));
    }

    @Test
    @DisplayName("E4, case 43: it is eight o'clock in the practice when the clocks changed, too")
    void itIsEightInThePracticeWhenTheClocksChange() {
        var rules = clinic.practice().timeZone().getRules();
        var day = rules.nextTransition(clock.instant()).getDateTimeBefore().toLocalDate();
        task(chen, clinic.chen(), "One", day);

        moveTo(day, BEFORE);
        remind();
        postman.makeRound();
        assertThat(mails()).isEmpty();
        moveTo(day, AFTER);
        remindAndMail();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void whoWasSwitchedOffGetsNoMail() {
        var day = today().plusDays(1);
        task(chen, clinic.okafor(), "One", day);
        world.database()
                .sql("update user_account set active = false where id = ?")
                .params(clinic.okafor().id())
                .update();
        moveTo(day, AFTER);

        remindAndMail();

        assertThat(mails()).isEmpty();
    }

    @Test
    void aReminderThatCouldNotBeDeliveredAllDayIsLeftToTheNextDays() throws Exception {
        var day = today().plusDays(1);
        task(chen, clinic.chen(), "One", day);
        moveTo(day, AFTER);
        remind();
        moveTo(day.plusDays(1), AFTER);

        remindAndMail();

        assertThat(mails()).hasSize(1);
        assertThat(mails().get(0).getSubject())
                .isEqualTo("You have 1 task overdue since yesterday");
    }

    @Test
    @DisplayName("E4: who is given tasks by others gets one mail about them, at their own address")
    void whoIsGivenTasksIsTold() throws Exception {
        task(chen, clinic.okafor(), "Quagga one", today());
        task(chen, clinic.okafor(), "Quagga two", today());
        task(chen, clinic.chen(), "Quagga own", today());

        makeRound();

        assertThat(mails()).hasSize(1);
        var mail = mails().get(0);
        assertThat(header(mail, "To")).isEqualTo(clinic.okafor().account().email());
        assertThat(mail.getSubject()).isEqualTo("2 tasks were assigned to you");
        assertThat(source(mail)).doesNotContainIgnoringCase("quagga").doesNotContain("Chen");
    }

    @Test
    void aTaskThatWasGivenOnIsToldToItsNewAssigneeAlone() throws Exception {
        var task = task(chen, clinic.okafor(), "One", today());
        chen.submit(
                chen.get("/tasks/" + task),
                "form.card",
                Map.of("assignee", clinic.dana().id().toString()));

        makeRound();

        assertThat(mails()).hasSize(1);
        assertThat(header(mails().get(0), "To")).isEqualTo(clinic.dana().account().email());
        assertThat(mails().get(0).getSubject()).isEqualTo("A task was assigned to you");
        assertThat(source(mails().get(0))).contains("?to=/tasks/" + task);
        var dana = world.browser();
        var signIn = clinic.practice().clinicPath() + "?to=/tasks/" + task;
        var signedIn =
                dana.submit(
                        dana.get(signIn),
                        "form",
                        Map.of(
                                "email",
                                clinic.dana().account().email(),
                                "password",
                                org.postern.testing.World.PASSWORD));
        assertThat(signedIn.location()).endsWith("/tasks/" + task);
    }
}
