package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientIdentity;

/** Two users, one inbox, at the same time. */
class SharedInboxTests extends Journey {

    private PatientIdentity ana;
    private UUID thread;

    @BeforeEach
    void anaHasWritten() {
        ana = clinic.patient("Ana", "Ruiz");
        thread = clinic.thread(ana, "Rash", "Red spots on both arms.");
    }

    private static void press(Visitor visitor, String... keys) {
        visitor.page.waitForLoadState();
        for (var key : keys) {
            visitor.page.keyboard().press(key);
        }
    }

    private static Locator row(Visitor visitor, String words) {
        return visitor.page
                .locator(".thread-row")
                .filter(new Locator.FilterOptions().setHasText(words));
    }

    private Visitor at(String user) {
        return user(user).opens("/inbox/threads/" + thread).arrivesAt("Rash");
    }

    @Test
    @DisplayName(
            "E3, case 3: a note by keyboard is seen by colleagues at once, and never by the patient")
    void aNoteByKeyboard() {
        var okafor = at("okafor");
        var chen = at("chen");
        press(chen, "n");
        assertThat(chen.field("Internal note, not visible to the patient")).isFocused();
        chen.page.keyboard().type("Started lisinopril on Friday.");
        Accessibility.check(chen.page);
        press(chen, "Control+Enter");
        assertThat(chen.page.locator(".entry-note")).containsText("Started lisinopril on Friday.");

        assertThat(okafor.page.locator(".entry-note")).containsText("Dr. Mei Chen");
        okafor.seesUnread(0);
        var phone = patient("ana", Screen.PHONE).opens("/portal/threads/" + thread);
        phone.arrivesAt("Rash");
        assertThat(phone.page.content()).doesNotContain("lisinopril");
    }

    @Test
    @DisplayName("others see who writes a reply, and a colleague's answer stops a stale one once")
    void othersSeeWhoWrites() {
        var okafor = at("okafor");
        var chen = at("chen");
        chen.field("Message to Ana Ruiz").pressSequentially("I look at it");
        assertThat(okafor.page.locator(".writers")).containsText("Dr. Mei Chen is writing a reply");
        okafor.field("Message to Ana Ruiz").fill("I look at it, too.");
        chen.presses("Send to Ana Ruiz").seesMessages(2);

        okafor.seesMessages(2);
        assertThat(okafor.page.locator(".writers")).hasCount(0);
        okafor.expects(409).presses("Send to Ana Ruiz");
        assertThat(okafor.page.getByRole(AriaRole.ALERT)).containsText("A newer message arrived");
        assertThat(okafor.field("Message to Ana Ruiz")).hasValue("I look at it, too.");
        okafor.seesMessages(2);
    }

    @Test
    @DisplayName("E2, case 11: a thread given away while somebody writes keeps their text")
    void aThreadGivenAwayWhileSomebodyWrites() {
        var chen = at("chen").expects(410).expects(410).expects(410);
        chen.field("Message to Ana Ruiz").pressSequentially("Half a thought");
        chen.waitsForTheDraft();
        var okafor = at("okafor");
        press(okafor, "a");
        assertThat(okafor.field("Reassign to")).isFocused();
        okafor.field("Reassign to").selectOption(clinic.okafor.id().toString());
        okafor.fillsIn("Reason", "Wound care");
        Accessibility.check(okafor.page);
        okafor.button("Reassign").click();
        assertThat(okafor.page.locator(".entry-event"))
                .containsText("Reassigned from Dr. Mei Chen to Nurse Ada Okafor by you");
        assertThat(row(okafor, "Rash")).isVisible();
        row(okafor, "Rash").click();
        okafor.arrivesAt("Rash").seesUnread(0);
        okafor.field("Message to Ana Ruiz").fill("I take it from here.");
        okafor.waitsForTheDraft().presses("Send to Ana Ruiz").seesMessages(2);

        assertThat(chen.page.locator("[data-given-away]"))
                .containsText("Nurse Ada Okafor has this conversation now");
        assertThat(chen.field("Message to Ana Ruiz")).hasValue("Half a thought");
        chen.presses("Send to Ana Ruiz").arrivesAt("Conversation given away");
        chen.follows("Drafts").arrivesAt("Drafts");
        assertThat(chen.page.getByText("Half a thought")).isVisible();
        assertThat(chen.page.content()).doesNotContain("Red spots");
    }

    @Test
    @DisplayName("a sent message can be taken back for ten seconds, and is then delivered")
    void aSentMessageCanBeTakenBack() {
        clinic.undoFor(10);
        var chen = at("chen");
        chen.field("Message to Ana Ruiz").fill("To the wrong patient");
        press(chen, "Control+Enter");
        chen.seesMessages(2);
        assertThat(chen.page.locator(".entry-outgoing")).containsText("sending in");
        Accessibility.check(chen.page);
        press(chen, "z");
        chen.seesMessages(1);
        assertThat(chen.field("Message to Ana Ruiz")).hasValue("To the wrong patient");
        assertThat(chen.field("Message to Ana Ruiz")).isFocused();

        chen.field("Message to Ana Ruiz").fill("Sent, and on to the next");
        press(chen, "Control+Enter");
        chen.seesMessages(2);
        clinic.thread(clinic.patient("Maria", "Lopez"), "Refill", "Four days left.");
        row(chen, "Refill").click();
        chen.arrivesAt("Refill");
        assertThat(chen.page.locator("#sending")).containsText("Sending to Ana Ruiz");
        press(chen, "z");
        assertThat(chen.heading("Rash")).isVisible();

        chen.field("Message to Ana Ruiz").fill("To the right patient");
        chen.presses("Send to Ana Ruiz").seesMessages(2);
        var phone = patient("ana", Screen.PHONE).opens("/portal/threads/" + thread);
        phone.seesMessages(1);
        phone.seesMessages(2); // it arrives by itself
        assertThat(phone.page.getByText("To the right patient")).isVisible();
        assertThat(chen.page.locator(".entry-outgoing")).hasCount(0);
    }

    @Test
    @DisplayName("D2 to D5: views, toggles and days live in the address, and go back")
    void filtersLiveInTheAddress() {
        clinic.thread(clinic.patient("Maria", "Lopez"), "Refill", "An umbrella word.");
        var okafor = user("okafor").opens("/inbox").arrivesAt("No messages yet");
        okafor.follows("Others’ Messages").arrivesAt("No conversation open");
        assertThat(okafor.page.locator(".thread-row")).hasCount(2);
        okafor.link("Unread messages only").click();
        okafor.page.locator(".chips summary").first().click();
        Accessibility.check(okafor.page);
        okafor.follows("Today");
        assertThat(okafor.page.locator(".thread-row")).hasCount(2);
        assertThat(okafor.page.url())
                .contains("view=others")
                .contains("unread=only")
                .contains("from=");
        okafor.field("Search by patient or words").fill("umbr");
        press(okafor, "Enter");
        assertThat(okafor.page.locator(".thread-row")).hasCount(1);
        assertThat(okafor.page.locator(".thread-row mark")).hasText("umbrella");
        okafor.page.goBack();
        assertThat(okafor.page.locator(".thread-row")).hasCount(2);
    }

    @Test
    @DisplayName("case 73: ticking selects and opens nothing; the ticks outlive a live update")
    void tickingSelectsAndOpensNothing() {
        clinic.thread(ana, "Cough", "Since Monday.");
        var chen = user("chen").opens("/inbox").arrivesAt("No conversation open");
        row(chen, "Rash").focus();
        press(chen, "x");
        chen.page.getByLabel("Select Ana Ruiz, Cough").check();
        clinic.thread(clinic.patient("Maria", "Lopez"), "Refill", "Four days left.");
        assertThat(row(chen, "Refill")).isVisible();
        assertThat(chen.page.locator(".thread-select :checked")).hasCount(2);
        assertThat(chen.page.locator("#selection")).containsText("2 selected");
        Accessibility.check(chen.page);
        chen.presses("Clear selection");
        assertThat(chen.page.locator(".thread-select :checked")).hasCount(0);
        assertThat(chen.page.locator("#selection")).isHidden();
        chen.page.getByLabel("Select Ana Ruiz, Rash").check();
        chen.page.getByLabel("Select Ana Ruiz, Cough").check();
        chen.presses("Mark read");
        assertThat(chen.page.getByText("2 conversations were marked as read.")).isVisible();
        chen.seesUnread(1);
        assertThat(chen.heading("No conversation open")).isVisible();
    }

    private static void fits(Visitor visitor, Locator part) {
        var box = part.boundingBox();
        assertThat(box.x).isGreaterThanOrEqualTo(0);
        assertThat(box.x + box.width).isLessThanOrEqualTo(390);
        assertThat(box.height).isGreaterThanOrEqualTo(40);
        assertThat((int) visitor.page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }

    @Test
    @DisplayName("on a phone the inbox, a thread and its actions work by one column")
    void theInboxOnAPhone() {
        var chen =
                visitor(Screen.PHONE).signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        chen.arrivesAt("Messages").page.locator(".chips summary").first().click();
        fits(chen, chen.button("Show these days"));
        row(chen, "Rash").click();
        chen.arrivesAt("Rash");
        assertThat(chen.link("Profile")).isHidden();
        assertThat(chen.heading("Rash")).isInViewport();
        chen.page.locator(".thread-actions summary").last().click();
        fits(chen, chen.link("Print"));
        chen.page.keyboard().press("Escape");
        chen.page.getByText("About Ana").click();
        fits(chen, chen.link("Profile"));
        chen.page.getByText("About Ana").click();
        chen.page.locator(".composer-tab-note").click();
        chen.field("Internal note, not visible to the patient").fill("Call her back.");
        chen.presses("Save note, staff only");
        assertThat(chen.page.locator(".entry-note")).containsText("Call her back.");
        chen.button("Mark as unread").click();
        assertThat(row(chen, "Rash")).isVisible();
        chen.seesUnread(1);
    }
}
