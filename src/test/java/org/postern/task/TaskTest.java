package org.postern.task;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.user.UserIdentity;

/** A test of tasks, with the everyday steps. */
abstract class TaskTest extends PosternTest {

    static final String FORM = "form.card";

    Clinic clinic;
    Browser ana;
    Browser chen;
    Browser okafor;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        okafor = clinic.as(clinic.okafor());
    }

    ZoneId zone() {
        return clinic.practice().timeZone();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(zone()));
    }

    /** Moves the clock on to a time of a day in the practice's zone. */
    void moveTo(LocalDate day, LocalTime time) {
        var then = day.atTime(time).atZone(zone()).toInstant();
        clock.advance(Duration.between(clock.instant(), then));
    }

    UUID task(Browser by, UserIdentity to, String title, LocalDate due) {
        return clinic.makesTask(by, to, title, due == null ? "" : due.toString());
    }

    /** Makes a task from the page at an address, with other fields as they stand there. */
    Page makes(Browser user, String address, Map<String, String> typed) {
        return user.submit(user.get(address), FORM, typed);
    }

    Page changes(Browser user, UUID task, Map<String, String> typed) {
        return user.submit(user.get("/tasks/" + task), FORM, typed);
    }

    Page completes(Browser user, UUID task) {
        return presses(user, "/tasks/" + task, "form[action$='/completion']");
    }

    Page presses(Browser user, String page, String form) {
        return user.submit(user.get(page), form, new HashMap<>());
    }

    static List<String> titles(Page list) {
        return list.html().select(".task-row .result-name").eachText();
    }

    static int due(Page page) {
        return Integer.parseInt(page.html().select("#tasks-due").attr("data-count"));
    }

    void set(String sql, UUID id) {
        world.database().sql(sql).params(id).update();
    }

    void switchOff(UserIdentity user) {
        set("update user_account set active = false where id = ?", user.id());
    }

    void letSeeEverything(UserIdentity user) {
        set("update user_account set view_others = 'EVERYBODY' where id = ?", user.id());
    }

    int tasks() {
        return world.database()
                .sql("select count(*) from task where practice_id = ?")
                .params(clinic.practice().id())
                .query(Integer.class)
                .single();
    }
}
