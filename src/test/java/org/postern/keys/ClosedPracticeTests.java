package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What people meet whose practice's keys were destroyed. */
class ClosedPracticeTests extends PosternTest {

    @Autowired private KeyDestruction destruction;

    @Test
    @DisplayName("11.1.1: where keys were destroyed every address says that the practice is closed")
    void aClosedPracticeSaysSo() {
        var clinic = world.clinic();
        var ana = clinic.as(clinic.ana());
        var chen = clinic.as(clinic.chen());
        var door = clinic.practice().portalPath();
        var visitor = world.browser();
        var form = visitor.get(door + "/clinic");
        world.database()
                .sql("update practice set telephone = '+1 555 0100' where id = ?")
                .param(clinic.practice().id())
                .update();
        world.in(clinic.practice(), destruction::destroy);
        var late = clinic.as(clinic.chen());
        clock.advance(Duration.ofSeconds(31));

        for (var address :
                List.of(
                        "",
                        "/clinic",
                        "/clinic/forgotten-password",
                        "/clinic/recovery/" + "x".repeat(43),
                        "/register",
                        "/kiosk",
                        "/invitation/" + "x".repeat(43),
                        "/nothing")) {
            closed(visitor.get(door + address));
        }
        closed(visitor.submit(form, "form", Map.of("email", "x@y.example", "password", "x")));
        assertThat(visitor.get(door).text()).contains("+1 555 0100");
        assertThat(visitor.get(door + "/brand.css").status()).isLessThan(410);
        // Their sessions ended with the keys; one that began later meets the same page.
        closed(ana.follow(ana.get("/portal/messages")));
        closed(chen.follow(chen.get("/inbox")));
        closed(late.get("/inbox"));
        closed(late.get("/patients"));
    }

    private static void closed(Page page) {
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("This practice is closed");
        assertThat(page.html().select("form[action$=sign-in], input[type=password]")).isEmpty();
    }
}
