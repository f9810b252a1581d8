package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WithoutMessagesTests extends Journey {

    @Test
    @DisplayName(
            "case 77: a user without the right to messages sees no way to them, and there is none")
    void aUserWithoutTheRightToMessagesSeesNoWayToThemAndThereIsNone() {
        var ana = clinic.patient("Ana", "Ruiz");
        var thread = clinic.thread(ana, "Headache", "It does not go away.");
        var patient = "/patients/" + ana.patientId();
        var dana = user("dana").arrivesAt("Patients").expects(403);
        assertThat(dana.link("Messages")).hasCount(0);
        dana.opens(patient + "/profile").page.getByText("Actions").click();
        assertThat(dana.link("Profile")).isVisible();
        assertThat(dana.link("Messages")).hasCount(0);
        for (var address :
                List.of(
                        "/inbox",
                        "/inbox/new",
                        "/inbox/threads/" + thread,
                        patient + "/messages")) {
            assertThat(dana.page.navigate(address).status()).as(address).isEqualTo(403);
            assertThat(dana.page.content()).doesNotContain("Headache");
        }
        dana.arrivesAt("Not open to you");
    }
}
