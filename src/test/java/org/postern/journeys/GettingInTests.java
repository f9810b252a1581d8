package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GettingInTests extends Journey {

    @Test
    @DisplayName("A4: on her phone a patient registers with what the practice knows, and writes")
    void onHerPhoneAPatientRegistersAndWrites() {
        clinic.add("Ana", "Ruiz", "ana");
        var ana = visitor(Screen.PHONE).opens(clinic.practice.portalPath()).arrivesAt("Sign in");
        ana.follows("Register").arrivesAt("Register").expects(422);
        ana.fillsIn("First name", "ana").fillsIn("Last name", "RUIZ");
        ana.fillsIn("Date of birth", "1981-05-04").fillsIn("Email", "ana at home");
        ana.presses("Send me the link");
        assertThat(ana.field("Email")).isFocused();
        assertThat(ana.field("Last name")).hasValue("RUIZ");
        ana.arrivesAt("Register").fillsIn("Email", clinic.address("ana"));
        ana.presses("Send me the link").arrivesAt("Look at your mail");

        ana.opens(MAIL.invitationTo(clinic.address("ana"))).arrivesAt("Set up your account");
        ana.fillsIn("Your date of birth", "1981-05-04");
        ana.fillsIn("Choose a password", Clinic.PASSWORD).presses("Show password");
        assertThat(ana.field("Choose a password")).hasAttribute("type", "text");
        assertThat(ana.button("Show password")).hasAttribute("aria-pressed", "true");
        ana.presses("Open my account");
        ana.arrivesAt("No messages yet").follows("New message");
        ana.page.getByText("Dr. Mei Chen").click();
        ana.fillsIn("What is it about?", "Hello").fillsIn("Your message", "I am in.");
        ana.presses("Send to Dr. Mei Chen").seesMessages(1);
    }

    @Test
    @DisplayName("A4: the tablet speaks two languages, and forgets each person after a minute")
    void theTabletForgetsEachPerson() {
        clinic.openKiosk();
        var tablet = visitor(Screen.DESKTOP);
        tablet.page.clock().install();
        tablet.opens(clinic.practice.portalPath() + "/kiosk").arrivesAt("Write to us online");
        var pages = tablet.page.evaluate("history.length");

        tablet.fillsIn("First name", "Ana").follows("Español");
        assertThat(tablet.field("Nombre")).hasValue("Ana");
        tablet.arrivesAt("Escríbanos por internet").expects(422);
        tablet.fillsIn("Apellido", "Ruiz").presses("Envíenme el enlace");
        assertThat(tablet.field("Fecha de nacimiento")).isFocused();
        assertThat(tablet.field("Apellido")).hasValue("Ruiz");

        // From here the clock goes only as the test says: a busy machine must not forget too soon.
        var now = ((Number) tablet.page.evaluate("Date.now()")).longValue();
        tablet.page.clock().pauseAt(now + 1_000);
        var more = tablet.button("Necesito más tiempo");
        assertThat(more).isHidden();
        tablet.page.clock().fastForward(51_000);
        assertThat(tablet.page.locator("[data-left]"))
                .hasText(java.util.regex.Pattern.compile("[1-9]"));
        more.click();
        tablet.page.clock().runFor(300);
        assertThat(more).isHidden();
        assertThat(tablet.field("Apellido")).hasValue("Ruiz");

        tablet.page.clock().fastForward(61_000);
        assertThat(tablet.field("Last name")).hasValue("");
        assertThat(tablet.field("First name")).hasValue("");
        assertThat(tablet.page.locator("[aria-invalid]")).hasCount(0);

        tablet.fillsIn("First name", "Nora").fillsIn("Last name", "Blake");
        tablet.fillsIn("Date of birth", "1958-08-30").fillsIn("Email", "nora@mail.example");
        tablet.presses("Send me the link");
        // Not looked at by axe: on a busy machine the page would clear itself meanwhile.
        assertThat(tablet.heading("Look at your mail")).isVisible();
        tablet.page.clock().fastForward(31_000);
        assertThat(tablet.field("Email")).hasValue("");
        assertThat(tablet.page.evaluate("history.length")).isEqualTo(pages);
        assertThat(tablet.page.context().cookies())
                .noneMatch(cookie -> cookie.name.matches("postern(-practice|-language)?"));
    }
}
