package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.PatientIdentity;

class KeptTextTests extends Journey {

    private static final String TO_ANA = "Message to Ana Ruiz";
    private static final String SEND = "Send to Ana Ruiz";
    private static final String ANSWER = "Please come in on Monday.";
    private PatientIdentity anaRuiz;
    private UUID thread;

    @BeforeEach
    void anaHasWritten() {
        anaRuiz = clinic.patient("Ana", "Ruiz");
        thread = clinic.thread(anaRuiz, "Headache", "It does not go away.");
    }

    private Visitor atTheThread(String user) {
        return user(user).opens("/inbox/threads/" + thread).seesMessages(1);
    }

    @Test
    @DisplayName("case 12: the text of a user whose session ended waits for that user alone")
    void theTextOfAUserWhoseSessionEndedWaitsForThatUserAlone() {
        var desk = atTheThread("chen").expects(401).fillsIn(TO_ANA, ANSWER);
        endSessionsOf(clinic.chen.id());
        desk.presses(SEND).arrivesAt("Sign in");
        assertThat(desk.page.getByText("Your text is kept")).isVisible();

        desk.fillsIn("Email", clinic.address("okafor")).fillsIn("Password", Clinic.PASSWORD);
        desk.presses("Sign in").arrivesAt("Headache").seesMessages(1);
        assertThat(desk.field(TO_ANA)).hasValue("");
        assertThat(desk.page.content()).doesNotContain(ANSWER);
        signsOut(desk);

        desk.signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        desk.opens("/inbox/threads/" + thread).seesMessages(1);
        assertThat(desk.field(TO_ANA)).hasValue(ANSWER);
    }

    private static void signsOut(Visitor desk) {
        desk.page.locator(".toolbar-user > summary").click();
        desk.presses("Sign out");
        assertThat(desk.heading("Sign in")).isVisible();
    }

    @Test
    @DisplayName("case 12: a patient whose session ended signs in and goes on writing")
    void aPatientWhoseSessionEndedSignsInAndGoesOnWriting() {
        var ana = patient("ana", Screen.PHONE).expects(401);
        ana.opens("/portal/threads/" + thread).arrivesAt("Headache");
        ana.fillsIn("Reply to Dr. Mei Chen", "It is worse today.");
        endSessionsOf(anaRuiz.accountId());
        ana.presses("Send to Dr. Mei Chen").arrivesAt("Sign in");
        assertThat(ana.page.getByText("Nothing was sent.")).isVisible();
        ana.fillsIn("Email", clinic.address("ana")).fillsIn("Password", Clinic.PASSWORD);
        ana.presses("Sign in").arrivesAt("Headache").seesMessages(1);
        assertThat(ana.field("Reply to Dr. Mei Chen")).hasValue("It is worse today.");
        ana.presses("Send to Dr. Mei Chen").seesMessages(2);
    }

    @Test
    @DisplayName(
            "case 14, case 19: a draft is there after a reload and gone once sent, also by going back")
    void aDraftIsThereAfterAReloadAndGoneOnceSent() {
        var chen = atTheThread("chen");
        type(chen.field(TO_ANA), ANSWER);
        chen.waitsForTheDraft().page.reload();
        assertThat(chen.field(TO_ANA)).hasValue(ANSWER);
        chen.presses(SEND).seesMessages(2);
        assertThat(chen.field(TO_ANA)).hasValue("");

        chen.page.goBack();
        chen.expects(422).seesMessages(2).presses(SEND);
        assertThat(chen.page.getByText("Write your message first.")).isVisible();
        chen.opens("/inbox/threads/" + thread).seesMessages(2);
        assertThat(chen.field(TO_ANA)).hasValue("");
    }

    private static void type(Locator field, String text) {
        field.pressSequentially(text);
    }

    @Test
    @DisplayName("case 18, case 19: two quick clicks on Send make one message")
    void twoQuickClicksOnSendMakeOneMessage() {
        var chen = atTheThread("chen").fillsIn(TO_ANA, ANSWER);
        chen.button(SEND).dblclick();
        chen.seesMessages(2);
        chen.opens("/inbox/threads/" + thread).seesMessages(2);
        assertThat(chen.field(TO_ANA)).hasValue("");
    }

    @Test
    @DisplayName(
            "case 26, case 33: an answer to a page that is no longer the newest is stopped once")
    void anAnswerToAPageThatIsNoLongerTheNewestIsStoppedOnce() {
        var chen = atTheThread("chen");
        var okafor = atTheThread("okafor").expects(409).fillsIn(TO_ANA, "Come on Tuesday.");
        chen.fillsIn(TO_ANA, ANSWER).presses(SEND).seesMessages(2);

        okafor.presses(SEND);
        assertThat(newer(okafor)).isVisible();
        okafor.arrivesAt("Headache").seesMessages(2);
        assertThat(okafor.field(TO_ANA)).hasValue("Come on Tuesday.");

        var ana = patient("ana", Screen.PHONE).opens("/portal/threads/" + thread);
        ana.fillsIn("Reply to Dr. Mei Chen", "On Monday I work.").presses("Send to Dr. Mei Chen");
        okafor.seesMessages(3);
        assertThat(okafor.field(TO_ANA)).hasValue("Come on Tuesday.");
        okafor.presses(SEND);
        assertThat(newer(okafor)).isVisible();
        assertThat(okafor.texts()).hasSize(3);
        okafor.presses(SEND);
        assertThat(newer(okafor)).hasCount(0);
        okafor.seesMessages(4);
        ana.seesMessages(4);
    }

    private static Locator newer(Visitor visitor) {
        return visitor.page.getByText(
                "A newer message arrived while you wrote", new Page.GetByTextOptions());
    }

    @Test
    @DisplayName("case 26: who reads a new message and then answers it is not stopped")
    void whoReadsANewMessageAndThenAnswersItIsNotStopped() {
        var chen = atTheThread("chen");
        var ana = patient("ana", Screen.PHONE).opens("/portal/threads/" + thread);
        ana.fillsIn("Reply to Dr. Mei Chen", "It is gone now.").presses("Send to Dr. Mei Chen");
        chen.seesMessages(2).fillsIn(TO_ANA, "Good to hear.").presses(SEND).seesMessages(3);
        ana.seesMessages(3);
    }
}
