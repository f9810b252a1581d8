package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LateListenerTests extends Journey {

    @Test
    void whatCameBeforeThePageBeganToListenIsShownWithoutAReload() {
        var ana = clinic.patient("Ana", "Ruiz");
        var chen = visitor(Screen.DESKTOP);
        var held = new ArrayList<Route>();
        chen.page.route("**/inbox/events*", held::add);
        chen.signsIn(clinic.practice.clinicPath(), clinic.address("chen"));
        assertThat(chen.heading("No messages yet")).isVisible();
        chen.marksThePage();

        clinic.thread(ana, "Headache", "It does not go away.");
        chen.page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);

        assertThat(chen.page.locator(".thread-row")).containsText("Headache");
        chen.hasNotReloaded();
    }
}
