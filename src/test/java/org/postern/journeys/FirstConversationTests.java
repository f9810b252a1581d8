package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstConversationTests extends Journey {

    private static final String SUBJECT = "Rash after the new tablets";
    private static final String QUESTION = "Since Sunday I have red spots on both arms.";
    private static final String ANSWER = "Please do not take the tablet of today.";

    @Test
    @DisplayName(
            "case 1, case 52, case 83, case 85: a patient is added, invited, registers, asks and is"
                    + " answered")
    void aPatientIsInvitedAsksAndIsAnswered() {
        var link = danaInvitesAna();
        var chen = chenLooksAtAnEmptyInbox();
        var ana = anaRegistersOnHerPhone(link);
        anaWritesToDrChen(ana);
        drChenSeesItComeAndAnswers(chen);
        anaSeesTheAnswerCome(ana);
        nobodysMailHoldsWhatWasWritten();
    }

    private String danaInvitesAna() {
        var dana = visitor(Screen.DESKTOP).opens(clinic.practice.clinicPath()).arrivesAt("Sign in");
        dana.expects(422).fillsIn("Email", clinic.address("dana")).fillsIn("Password", "not this");
        dana.presses("Sign in");
        assertThat(dana.page.getByRole(AriaRole.ALERT)).isVisible();
        dana.arrivesAt("Sign in").fillsIn("Password", Clinic.PASSWORD).presses("Sign in");
        dana.arrivesAt("No patients yet").follows("Add patient");
        dana.arrivesAt("Add patient");
        danaMakesMistakes(dana);
        dana.fillsIn("Family name", "Ruiz").fillsIn("Date of birth", "1981-05-04");
        dana.fillsIn("Email", clinic.address("ana")).presses("Add patient");
        dana.arrivesAt("Ana Ruiz").page.getByText("Actions").click();
        Accessibility.check(dana.page);
        dana.follows("Profile");
        dana.arrivesAt("Profile").presses("Invite to portal");
        assertThat(dana.page.getByText("Invited", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        dana.arrivesAt("Portal").follows("Settings");
        dana.arrivesAt("User management").follows("Reminder email");
        dana.arrivesAt("Reminder email");
        return MAIL.invitationTo(clinic.address("ana"));
    }

    private static void danaMakesMistakes(Visitor dana) {
        dana.fillsIn("Given name", "Ana").fillsIn("Email", "ana at home");
        dana.fillsIn("Record number", "104-2231").presses("Add patient");
        var family = dana.field("Family name");
        assertThat(family).isFocused();
        assertThat(family).hasAttribute("aria-invalid", "true");
        assertThat(family).hasAccessibleDescription("Enter the family name.");
        assertThat(dana.field("Date of birth"))
                .hasAccessibleDescription(Pattern.compile("Enter the date of birth"));
        assertThat(dana.field("Email"))
                .hasAccessibleDescription(Pattern.compile("Enter an address such as"));
        assertThat(dana.field("Given name")).hasValue("Ana");
        assertThat(dana.field("Email")).hasValue("ana at home");
        assertThat(dana.field("Record number")).hasValue("104-2231");
        dana.arrivesAt("Add patient");
    }

    private Visitor chenLooksAtAnEmptyInbox() {
        return user("chen").arrivesAt("No messages yet").seesUnread(0).marksThePage();
    }

    private Visitor anaRegistersOnHerPhone(String link) {
        var ana = visitor(Screen.PHONE).opens(link).arrivesAt("Set up your account").expects(422);
        ana.fillsIn("Your date of birth", "1981-05-05");
        ana.fillsIn("Choose a password", Clinic.PASSWORD).presses("Open my account");
        assertThat(ana.field("Your date of birth")).isFocused();
        assertThat(ana.field("Your date of birth"))
                .hasAccessibleDescription(Pattern.compile("does not match our record"));
        ana.arrivesAt("Set up your account").fillsIn("Your date of birth", "1981-05-04");
        ana.fillsIn("Choose a password", Clinic.PASSWORD).presses("Open my account");
        ana.arrivesAt("No messages yet");
        assertThat(ana.page).hasURL(Pattern.compile("/portal/messages$"));
        return ana;
    }

    private void anaWritesToDrChen(Visitor ana) {
        ana.follows("New message");
        ana.arrivesAt("New message").page.getByText("Dr. Mei Chen").click();
        ana.arrivesAt("New message").fillsIn("What is it about?", SUBJECT);
        ana.fillsIn("Your message", QUESTION);
        assertThat(ana.page.locator("[data-counter]")).hasText("43 of 5,000");
        assertThat(ana.page.getByText("If this is an emergency, call 911.")).isVisible();
        assertThat(ana.page.locator("[data-draft-status]")).containsText("Draft saved");
        ana.presses("Send to Dr. Mei Chen");
        assertThat(ana.page.locator(".entry-out .bubble")).hasText(QUESTION);
        ana.arrivesAt(SUBJECT).marksThePage();
    }

    private void drChenSeesItComeAndAnswers(Visitor chen) {
        var row = chen.page.locator(".thread-row");
        assertThat(row).hasAccessibleName(Pattern.compile("^unread, Ana Ruiz .*" + SUBJECT));
        chen.seesUnread(1).hasNotReloaded();
        chen.arrivesAt("No conversation open");
        MAIL.mailsTo(clinic.address("messages"), 1);
        row.click();
        assertThat(chen.page.locator(".entry-in .bubble")).hasText(QUESTION);
        chen.seesUnread(0);
        assertThat(row).hasAccessibleName(Pattern.compile("^Ana Ruiz"));
        chen.arrivesAt(SUBJECT).fillsIn("Message to Ana Ruiz", ANSWER);
        chen.presses("Send to Ana Ruiz");
        assertThat(chen.page.locator(".entry-out .bubble")).hasText(ANSWER);
        assertThat(chen.field("Message to Ana Ruiz")).hasValue("");
    }

    private void anaSeesTheAnswerCome(Visitor ana) {
        assertThat(ana.page.locator(".entry-in .bubble")).hasText(ANSWER);
        ana.hasNotReloaded();
        MAIL.mailsTo(clinic.address("ana"), 2);
        ana.opens("/portal/messages").seesUnread(1);
        var row = ana.page.locator("a.pick");
        assertThat(row).hasAccessibleName(Pattern.compile("Unread"));
        ana.arrivesAt("Messages");
        row.click();
        ana.seesUnread(0).follows("Messages");
        assertThat(row).not().hasAccessibleName(Pattern.compile("Unread"));
        ana.seesUnread(0).opens("/portal/account").arrivesAt("Account");
    }

    private void nobodysMailHoldsWhatWasWritten() {
        var mails = new ArrayList<>(MAIL.mailsTo(clinic.address("ana"), 2));
        mails.addAll(MAIL.mailsTo(clinic.address("messages"), 1));
        assertThat(mails).hasSize(3);
        for (var told :
                List.of(SUBJECT, "Rash", "red spots", "tablet", "Ana Ruiz", "Ruiz", ">Ana")) {
            assertThat(mails).noneMatch(source -> source.contains(told));
        }
    }
}
