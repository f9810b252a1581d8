package org.postern.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postern.compose.Post;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

class LongThreadTests extends PosternTest {

    @Autowired private PatientThreads patientThreads;

    @Test
    void aLongThreadIsShownAPageAtATime() {
        var clinic = world.clinic();
        var ana = clinic.as(clinic.ana());
        var thread = clinic.writes(ana, clinic.chen(), "Diary", "Entry 1");
        world.in(
                clinic.practice(),
                () -> {
                    for (var entry = 2; entry <= 130; entry++) {
                        var post = new Post(UUID.randomUUID(), entry - 1, null, "Entry " + entry);
                        patientThreads.reply(clinic.ana(), thread, post);
                    }
                    return true;
                });
        var chen = clinic.as(clinic.chen());

        for (var address : List.of("/inbox/threads/" + thread, "/portal/threads/" + thread)) {
            var browser = address.startsWith("/inbox") ? chen : ana;
            var newest = browser.get(address);
            assertThat(entries(newest)).hasSize(100).startsWith("Entry 31").endsWith("Entry 130");
            assertThat(newest.html().select("form[data-composer][action$=/messages]")).hasSize(1);

            var link = newest.html().selectFirst("a[href^=?earlier]").attr("href");
            var earlier = browser.get(address + link);
            assertThat(entries(earlier)).hasSize(30).startsWith("Entry 1").endsWith("Entry 30");
            assertThat(earlier.html().select("form[data-composer]")).isEmpty();
            assertThat(earlier.text()).contains("Newest messages");
        }
    }

    private static List<String> entries(Page page) {
        return page.html().select(".message-text").eachText();
    }
}
