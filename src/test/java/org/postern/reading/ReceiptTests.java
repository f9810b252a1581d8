package org.postern.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** What a patient sees of the care team's reading: that it happened and when, never who. */
class ReceiptTests extends PosternTest {

    private static final String SETTING = "/settings/communications/receipts";

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void write() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    private String receipts() {
        return ana.get("/portal/threads/" + thread).html().select(".receipt").text();
    }

    private String receiptOf(int seq) {
        return ana.get("/portal/threads/" + thread)
                .html()
                .select("#message-" + seq + " .receipt")
                .text();
    }

    @Test
    void aMessageThatAUserOpenedSaysSoAndNotWho() {
        assertThat(receipts()).isEmpty();
        chen.getInBackground("/inbox/threads/" + thread);
        assertThat(receipts()).isEmpty();

        chen.get("/inbox/threads/" + thread);

        assertThat(receipts())
                .startsWith("Opened by your care team today at ")
                .doesNotContain("Chen");
    }

    @Test
    void itIsTheFirstOpeningThatCounts() {
        chen.get("/inbox/threads/" + thread);
        var first = receipts();
        clock.advance(java.time.Duration.ofMinutes(5));
        chen.get("/inbox/threads/" + thread);

        assertThat(receipts()).isEqualTo(first);
    }

    @Test
    void aNewerMessageHasItsOwn() {
        chen.get("/inbox/threads/" + thread);
        clinic.answers(ana, thread, "Second");

        assertThat(receiptOf(1)).isNotEmpty();
        assertThat(receiptOf(2)).isEmpty();
        chen.get("/inbox/threads/" + thread);
        assertThat(receiptOf(1)).isEmpty();
        assertThat(receiptOf(2)).isNotEmpty();
    }

    @Test
    void anotherUsersLookAndAPrintCount() {
        world.letViewEverybody(clinic.okafor());
        clinic.as(clinic.okafor()).get("/inbox/threads/" + thread);
        assertThat(receiptOf(1)).isNotEmpty();

        clinic.answers(ana, thread, "Second");
        chen.get("/inbox/threads/" + thread + "/print");
        assertThat(receiptOf(2)).isNotEmpty();
    }

    @Test
    void thePracticeCanSwitchThemOff() {
        chen.get("/inbox/threads/" + thread);
        var dana = clinic.as(clinic.dana());
        var page = dana.get(SETTING);
        assertThat(page.form("form.card")).containsKey("shown");
        dana.postBare(SETTING, Map.of("_csrf", page.form("form.card").get("_csrf")));
        assertThat(dana.get(SETTING).form("form.card")).doesNotContainKey("shown");
        assertThat(receipts()).isEmpty();

        dana.submit(dana.get(SETTING), "form.card", Map.of("shown", "on"));
        assertThat(receipts()).isNotEmpty();
    }
}
