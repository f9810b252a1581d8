package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DifficultTextTests extends Journey {

    private static final String GIVEN = "<img src=x onerror=window.hacked=1>";
    private static final String FAMILY = "O'Brien \"😃\" & <b>Sons</b>";
    private static final String NAME = GIVEN + " " + FAMILY;
    private static final String SUBJECT = "</title><script>window.hacked=1</script> & \"more\" 😃";
    private static final String SEND = "Send to Dr. Mei Chen";
    private static final String REPLY = "Reply to Dr. Mei Chen";

    private static final List<String> TEXTS =
            List.of(
                    "<script>window.hacked = 1</script>",
                    "</textarea></div><img src=x onerror=\"window.hacked = 1\">",
                    "BP < 120 & \"ok\", doctor's &lt;words&gt; &amp;amp; ${7*7} {{7*7}}",
                    "ok 😃 thanks 👩‍👩‍👧 e\u0301 \u202Ereversed\u202C",
                    "שלום, יש לי כאב ראש\n\n  \tbegun on Sunday  ",
                    "x".repeat(600),
                    "word ".repeat(1000));

    @Test
    @DisplayName(
            "case 64, case 66, case 67: whatever is written is shown as typed and does nothing")
    void whateverIsWrittenIsShownAsTypedAndDoesNothing() {
        clinic.patient(GIVEN, FAMILY, "ana");
        var ana = patient("ana", Screen.PHONE);
        anaWritesAll(ana);
        var chen = user("chen");
        drChenReadsAll(chen);
        drChensDraftIsShownAsTyped(chen);
        ana.opens("/portal/account").arrivesAt("Account");
        isInert(ana);
        var dana = user("dana").arrivesAt("Patients");
        isInert(dana);
        assertThat(dana.page.locator(".result-name")).hasText(NAME);
    }

    private void anaWritesAll(Visitor ana) {
        ana.opens("/portal/messages/new?to=" + clinic.chen.id());
        ana.fillsIn("What is it about?", SUBJECT).fillsIn("Your message", TEXTS.get(0));
        ana.presses(SEND).seesMessages(1);
        for (var i = 1; i < TEXTS.size(); i++) {
            ana.fillsIn(REPLY, TEXTS.get(i)).presses(SEND).seesMessages(i + 1);
        }
        assertThat(ana.texts()).isEqualTo(TEXTS);
        assertThat(ana.page).hasTitle(SUBJECT + " · Harbor Medical");
        ana.arrivesAt(SUBJECT);
        isInert(ana);
        ana.opens("/portal/messages").arrivesAt("Messages");
        assertThat(ana.page.locator(".pick-subject")).hasText(SUBJECT);
        isInert(ana);
    }

    private void drChenReadsAll(Visitor chen) {
        var row = chen.page.locator(".thread-row");
        assertThat(row.locator(".thread-subject")).hasText(SUBJECT);
        assertThat(row.locator("bdi")).hasText(NAME);
        chen.arrivesAt("No conversation open");
        isInert(chen);
        row.click();
        chen.arrivesAt(SUBJECT).seesMessages(TEXTS.size());
        assertThat(chen.texts()).isEqualTo(TEXTS);
        assertThat(chen.page).hasTitle(SUBJECT + " · Harbor Medical");
        assertThat(chen.button("Send to " + NAME)).isVisible();
        isInert(chen);
        chen.follows("Profile").arrivesAt("Profile");
        isInert(chen);
        chen.page.goBack();
        assertThat(chen.heading(SUBJECT)).isVisible();
    }

    private static void drChensDraftIsShownAsTyped(Visitor chen) {
        var text = "\n\n" + TEXTS.get(1) + "\n";
        chen.fillsIn("Message to " + NAME, text).waitsForTheDraft().page.reload();
        assertThat(chen.field("Message to " + NAME)).hasValue(text);
        isInert(chen);
    }

    private static void isInert(Visitor visitor) {
        assertThat(visitor.page.evaluate("'hacked' in window")).isEqualTo(false);
        assertThat(visitor.page.locator("img, b, body script")).hasCount(0);
        assertThat(visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("what sticks out at the side of " + visitor.page.url())
                .isEqualTo(0);
    }

    @Test
    @DisplayName("case 68: page and server count alike: code points, and a line end as one")
    void pageAndServerCountAlike() {
        var thread = clinic.thread(clinic.patient("Ana", "Ruiz"), "Headache", "It hurts.");
        var ana = patient("ana", Screen.PHONE).opens("/portal/threads/" + thread);
        counts(ana, "😃".repeat(10), "10 of 5,000");
        ana.presses(SEND).seesMessages(2);
        counts(ana, "xxxxxxxxx\n".repeat(500), "5,000 of 5,000");
        ana.presses(SEND).seesMessages(3);
        counts(ana, "😃".repeat(5000), "5,000 of 5,000");
        ana.presses(SEND).seesMessages(4);
        oneTooMany(ana, thread);
    }

    private static void oneTooMany(Visitor ana, UUID thread) {
        var text = "😃".repeat(5001);
        counts(ana, text, "5,001 of 5,000, 1 too many");
        ana.expects(422).presses(SEND);
        assertThat(ana.field(REPLY))
                .hasAccessibleDescription(Pattern.compile("Shorten your message to 5,000"));
        assertThat(ana.field(REPLY)).isFocused();
        assertThat(ana.field(REPLY)).hasValue(text);
        assertThat(counter(ana)).containsText("5,001 of 5,000");
        ana.arrivesAt("Headache").seesMessages(4);
    }

    private static void counts(Visitor ana, String text, String counted) {
        ana.fillsIn(REPLY, text);
        assertThat(counter(ana)).hasText(counted);
    }

    private static Locator counter(Visitor visitor) {
        return visitor.page.locator("[data-counter]");
    }
}
