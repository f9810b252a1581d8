package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.user.ViewOthers;

/** A session that nobody uses: its warning, its end, and what was typed meanwhile. */
class StayingSignedInTests extends Journey {

    @Test
    @DisplayName(
            "ASVS 7.3.1: a page warns before its session ends, then covers itself, text and all")
    void aPageWarnsThenCoversItself() {
        var id = clinic.administrator("evi", "Evi Stone", ViewOthers.NOBODY);
        var evi = visitor(Screen.DESKTOP);
        evi.page.clock().install();
        evi.signsIn(clinic.practice.clinicPath(), clinic.address("evi"));
        evi.opens("/inbox/note").arrivesAt("Edit Note");
        var note = evi.page.locator("textarea[name=note]");
        note.fill("Quagga days: mornings only");
        var stay = evi.button("Stay signed in");
        assertThat(stay).isHidden();

        wasLastActive(id, Duration.ofMinutes(13).plusSeconds(30));
        evi.page.clock().fastForward(Duration.ofMinutes(13).toMillis() + 1_000);

        assertThat(stay).isVisible();
        assertThat(note).isFocused();
        evi.page.clock().runFor(100);
        assertThat(evi.page.locator("#announcer")).containsText("In two minutes");
        Accessibility.check(evi.page);
        stay.click();
        assertThat(stay).isHidden();

        wasLastActive(id, Duration.ofMinutes(16));
        evi.expects(401).page.clock().fastForward(Duration.ofMinutes(13).toMillis() + 1_000);

        assertThat(evi.heading("You are signed out")).isVisible();
        assertThat(note).isHidden();
        assertThat(evi.page.locator("header")).isHidden();
        Accessibility.check(evi.page);
        // What was typed and not saved is there again for the same person, in the same tab.
        var tab = evi.page.context().waitForPage(() -> evi.link("Sign in again").click());
        tab.getByLabel("Email").fill(clinic.address("evi"));
        tab.getByLabel("Password").fill(Clinic.PASSWORD);
        tab.locator("form.card button[type=submit]").click();
        assertThat(tab.locator("textarea[name=note]")).isVisible();
        tab.close();
        evi.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(note).isVisible();
        assertThat(note).hasValue("Quagga days: mornings only");
        evi.presses("Save note").arrivesAt("Edit Note");
        assertThat(evi.page.locator("textarea[name=note]")).hasValue("Quagga days: mornings only");
    }

    // As if nothing had been done for so long.
    private void wasLastActive(UUID userId, Duration ago) {
        var stored = Instant.now().minus(ago).toString().getBytes(StandardCharsets.UTF_8);
        var changed =
                jdbc.sql(
                                """
                                update spring_session_attributes set attribute_bytes = ?
                                where attribute_name = 'last-active' and session_primary_id in (
                                    select primary_id from spring_session
                                    where principal_name = ?)
                                """)
                        .params(stored, "user:" + userId)
                        .update();
        org.assertj.core.api.Assertions.assertThat(changed).isEqualTo(1);
    }
}
