package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WithoutScriptTests extends Journey {

    private static final String TEXT = "Which vaccines do we need for Kenya?";

    @Test
    @DisplayName(
            "case 19: without JavaScript a patient registers, keeps a draft, asks, is answered and thanks")
    void withoutScriptAPatientRegistersKeepsADraftAsksAndIsAnswered() {
        clinic.invite("Ana", "Ruiz", "ana");
        var ana = visitor(Screen.DESKTOP_WITHOUT_SCRIPT);
        ana.opens(MAIL.invitationTo(clinic.address("ana")));
        ana.fillsIn("Your date of birth", "1981-05-04");
        ana.fillsIn("Choose a password", Clinic.PASSWORD).presses("Open my account");
        ana.follows("New message").page.getByText("Dr. Mei Chen").click();
        anaKeepsADraftAndSendsIt(ana);
        drChenReadsAndAnswers();
        ana.opens("/portal/messages").seesUnread(1).page.getByText("Travel").click();
        assertThat(ana.texts()).isEqualTo(List.of(TEXT, "Yellow fever."));
        ana.seesUnread(0).presses("Thanks, no answer needed");
        assertThat(ana.page.getByText("You: thanks, no answer needed")).isVisible();
        ana.follows("Account").follows("Choose how often we email you");
        ana.page.locator("#mail-none").check();
        ana.presses("Save my choice");
        assertThat(ana.page.getByText("Your choice is saved.")).isVisible();
    }

    private static void anaKeepsADraftAndSendsIt(Visitor ana) {
        ana.fillsIn("What is it about?", "Travel").fillsIn("Your message", "I have chest pain");
        ana.expects(422).presses("Send to Dr. Mei Chen").arrivesAt("Is this an emergency?");
        assertThat(ana.field("Your message")).hasValue("I have chest pain");
        ana.follows("Go back and change it").fillsIn("Your message", TEXT);
        ana.presses("Save draft");
        assertThat(ana.page.getByText("Draft saved. It is not sent yet.")).isVisible();
        assertThat(ana.field("Your message")).hasValue(TEXT);
        assertThat(ana.field("What is it about?")).hasValue("Travel");
        ana.button("Send to Dr. Mei Chen").dblclick();
        ana.seesMessages(1).arrivesAt("Travel");
        assertThat(ana.field("Reply to Dr. Mei Chen")).hasValue("");
    }

    private void drChenReadsAndAnswers() {
        var chen =
                visitor(Screen.DESKTOP_WITHOUT_SCRIPT)
                        .signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        chen.seesUnread(1).page.locator(".thread-row").click();
        chen.seesMessages(1).seesUnread(0).fillsIn("Message to Ana Ruiz", "Yellow");
        chen.presses("Save draft");
        assertThat(chen.field("Message to Ana Ruiz")).hasValue("Yellow");
        chen.fillsIn("Message to Ana Ruiz", "Yellow fever.").presses("Send to Ana Ruiz");
        chen.seesMessages(2).arrivesAt("Travel");
    }
}
