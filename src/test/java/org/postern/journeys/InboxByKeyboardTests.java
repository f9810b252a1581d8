package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientIdentity;

class InboxByKeyboardTests extends Journey {

    private PatientIdentity ana;

    @BeforeEach
    void anaHasWritten() {
        ana = clinic.patient("Ana", "Ruiz");
    }

    @Test
    void theInboxWorksByKeyboardAlone() {
        clinic.thread(clinic.patient("Maria", "Lopez"), "Refill", "An umbrella word.");
        clinic.thread(ana, "Headache", "It does not go away.");
        clinic.thread(ana, "Rash", "Red spots on both arms.");
        var chen = user("chen").arrivesAt("No conversation open");
        drChenMovesOpensAndAnswers(chen);
        drChenLooksUpTheKeys(chen);
        drChenSearches(chen);
    }

    private static void drChenMovesOpensAndAnswers(Visitor chen) {
        press(chen, "j");
        assertThat(row(chen, "Rash")).isFocused();
        press(chen, "j");
        assertThat(row(chen, "Headache")).isFocused();
        press(chen, "k");
        assertThat(row(chen, "Rash")).isFocused();
        press(chen, "j", "Enter");
        chen.seesMessages(1).seesUnread(2);
        assertThat(chen.heading("Headache")).isFocused();
        press(chen, "r");
        assertThat(chen.field("Message to Ana Ruiz")).isFocused();
        chen.page.keyboard().type("Do you sleep well? /j?");
        press(chen, "Control+Enter");
        chen.seesMessages(2);
        assertThat(row(chen, "You: Do you sleep well? /j?")).isVisible();
    }

    private static void drChenLooksUpTheKeys(Visitor chen) {
        press(chen, "?");
        assertThat(chen.page.getByRole(AriaRole.DIALOG)).hasAccessibleName("Keys");
        Accessibility.check(chen.page);
        press(chen, "j", "Escape");
        assertThat(chen.heading("Keys")).isHidden();
    }

    private static void drChenSearches(Visitor chen) {
        search(chen, "umbr");
        assertThat(row(chen, "Refill")).isVisible();
        assertThat(rows(chen)).hasCount(1);
        chen.arrivesAt("Messages");
        press(chen, "j", "Enter");
        chen.seesMessages(1);
        assertThat(rows(chen)).hasCount(1);
        chen.link("“umbr” Clear search").focus();
        press(chen, "Enter");
        assertThat(rows(chen)).hasCount(3);
        search(chen, "ruiz");
        assertThat(rows(chen)).hasCount(2);
        search(chen, "nowhere");
        chen.arrivesAt("Nothing in My Messages");
        assertThat(chen.watch.addresses)
                .noneMatch(address -> address.matches("(?i).*(umbr|ruiz|nowhere).*"));
        assertThat(chen.page.url()).doesNotContain("nowhere");
    }

    @Test
    void unreadConversationsAreWorkedThroughByKeyboardAlone() {
        var subjects = IntStream.rangeClosed(1, 6).mapToObj("Question %02d"::formatted).toList();
        subjects.forEach(subject -> clinic.thread(ana, subject, "Please tell me."));
        var chen = user("chen").opens("/inbox?unread=only").arrivesAt("No conversation open");
        for (var left = 5; left >= 0; left--) {
            press(chen, "j", "Enter");
            assertThat(chen.page.locator("#thread-title")).isFocused();
            chen.seesMessages(1).seesUnread(left);
            assertThat(rows(chen)).hasCount(left + 1); // the open one stays
            press(chen, "r");
            assertThat(chen.field("Message to Ana Ruiz")).isFocused();
            chen.page.keyboard().type("Answer number " + left);
            press(chen, "Control+Enter");
            chen.seesMessages(2);
            assertThat(chen.page.url()).contains("unread=only");
        }
        chen.opens("/inbox?unread=only");
        assertThat(chen.heading("All read")).isVisible();
        chen.opens("/inbox?needs=answer");
        assertThat(chen.heading("Nobody waits")).isVisible();
    }

    @Test
    void aConversationOpensBesideTheListThoughItsRowGoesMeanwhile() {
        clinic.thread(ana, "Going", "Please tell me.");
        var chen = user("chen").opens("/inbox").arrivesAt("No conversation open");
        chen.page.evaluate(
                "addEventListener('htmx:beforeSend', event => event.detail.elt.closest('li')?.remove())");

        row(chen, "Going").click();

        assertThat(chen.page.locator("#thread-title")).hasText("Going");
        assertThat(chen.page.locator("#badge")).hasCount(1);
        assertThat(chen.page.locator("main")).hasCount(1);
    }

    private static void search(Visitor chen, String words) {
        press(chen, "/");
        assertThat(chen.field("Search by patient or words")).isFocused();
        press(chen, "Control+a");
        chen.page.keyboard().type(words);
        press(chen, "Enter");
        assertThat(chen.page.locator(".searching")).containsText("“" + words + "”");
    }

    private static void press(Visitor visitor, String... keys) {
        visitor.page.waitForLoadState(); // keys do nothing before the scripts are there
        for (var key : keys) {
            visitor.page.keyboard().press(key);
        }
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page.locator(".thread-row");
    }

    private static Locator row(Visitor visitor, String words) {
        return rows(visitor).filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    @DisplayName(
            "case 71: each conversation stands on one page of the list, whatever comes meanwhile")
    void eachConversationStandsOnOnePageOfTheList() {
        var subjects = IntStream.rangeClosed(1, 35).mapToObj("Question %02d"::formatted).toList();
        subjects.forEach(subject -> clinic.thread(ana, subject, "Please tell me."));
        var stale = visitor(Screen.DESKTOP_WITHOUT_SCRIPT);
        stale.signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        var chen = user("chen");
        var first = subjectsIn(stale);
        assertThat(first).hasSize(30).isEqualTo(subjectsIn(chen));

        clinic.thread(ana, "Meanwhile", "One more.");
        stale.follows("Older");
        assertThat(stale.link("Newest")).isVisible();
        assertThat(concat(first, subjectsIn(stale))).containsExactlyInAnyOrderElementsOf(subjects);

        assertThat(row(chen, "Meanwhile")).isVisible();
        var refreshed = subjectsIn(chen);
        chen.follows("Older").arrivesAt("Messages");
        assertThat(chen.link("Newest")).isVisible();
        assertThat(concat(refreshed, subjectsIn(chen)))
                .containsExactlyInAnyOrderElementsOf(concat(subjects, List.of("Meanwhile")));
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<String> subjectsIn(Visitor visitor) {
        return visitor.page.locator(".thread-subject").allTextContents();
    }
}
