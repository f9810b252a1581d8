package org.postern.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.task.NewTask;
import org.postern.task.Priority;
import org.postern.task.TaskFields;
import org.postern.task.TaskOrigin;
import org.postern.task.Tasks;
import org.postern.threadlist.ListFilter;
import org.postern.threadlist.ThreadLists;
import org.postern.threadlist.ThreadRow;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What is to be done in the demo practice. */
@Component
@Profile("demo")
class DemoTasks {

    private final Practices practices;
    private final UserAccounts users;
    private final ThreadLists threads;
    private final Tasks tasks;
    private final Clock clock;

    DemoTasks(
            Practices practices,
            UserAccounts users,
            ThreadLists threads,
            Tasks tasks,
            Clock clock) {
        this.practices = practices;
        this.users = users;
        this.threads = threads;
        this.tasks = tasks;
        this.clock = clock;
    }

    void fill() {
        practices
                .findBySlug("lakeside")
                .ifPresent(practice -> CurrentPractice.run(practice.id(), () -> fill(practice)));
    }

    private void fill(Practice practice) {
        var today = LocalDate.now(clock.withZone(practice.timeZone()));
        var chen = user(practice, DemoSignIns.PROVIDER);
        var okafor = user(practice, "okafor@lakeside.example");
        add(
                chen,
                chen,
                "Sign the asthma plan",
                "The school asks for it before Friday.",
                Priority.HIGH,
                today,
                "School form");
        add(
                chen,
                chen,
                "Refill metformin",
                null,
                Priority.NORMAL,
                today.minusDays(1),
                "Refill metformin");
        add(
                chen,
                okafor,
                "Call Ana about the rash",
                "Ask for swelling of lips and face, then book a visit this week.",
                Priority.HIGH,
                today,
                "Rash after the new tablets");
        var done =
                add(okafor, chen, "Order flu vaccines", null, Priority.LOW, today.plusWeeks(1), "");
        add(
                okafor,
                chen,
                "Check the travel vaccine list",
                "Kenya in February.",
                Priority.NORMAL,
                today.plusDays(3),
                "");
        tasks.complete(chen, done);
    }

    private UUID add(
            UserIdentity by,
            UserIdentity to,
            String title,
            @Nullable String details,
            Priority priority,
            LocalDate due,
            String subject) {
        var threadId = thread(by, subject).map(ThreadRow::id).orElse(null);
        return tasks.create(
                by,
                new NewTask(
                        UUID.randomUUID(),
                        new TaskOrigin(null, threadId, null),
                        new TaskFields(title, details, to.id(), priority, due)));
    }

    private Optional<ThreadRow> thread(UserIdentity user, String subject) {
        return threads.list(user, ListFilter.mine(), "", Optional.empty()).rows().stream()
                .filter(row -> subject.equals(row.subject()))
                .findFirst();
    }

    private UserIdentity user(Practice practice, String email) {
        return users.recipients().stream()
                .filter(one -> one.email().equals(email))
                .map(one -> new UserIdentity(practice.id(), one))
                .findFirst()
                .orElseThrow();
    }
}
