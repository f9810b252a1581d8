package org.postern.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A passkey on a phone, from adding it to removing it, with the browser's own authenticator. */
class PasskeyJourneyTests extends Journey {

    @Test
    @DisplayName("ASVS 6.3.3: a patient adds a passkey, signs in with it and removes it")
    void aPatientAddsAPasskeySignsInWithItAndRemovesIt() {
        clinic.patient("Ana", "Ruiz");
        var ana = patient("ana", Screen.PHONE);
        ana.link("Account").waitFor();
        holdsPasskeys(ana);
        ana.opens("/portal/account").arrivesAt("Account");
        ana.follows("Passkeys").arrivesAt("Passkeys");

        ana.fillsIn("Name", "My phone").presses("Add a passkey");

        ana.arrivesAt("Recovery codes");
        assertThat(ana.page.locator(".factor-codes li")).hasCount(10);
        ana.follows("I have kept them").arrivesAt("Account").presses("Sign out");
        ana.arrivesAt("Sign in").presses("Sign in with a passkey");
        ana.arrivesAt("Messages").opens("/portal/account/passkeys").arrivesAt("Passkeys");
        assertThat(ana.page.locator(".device")).hasCount(1);
        assertThat(ana.page.locator(".device")).containsText("My phone");
        ana.opens("/portal/account/devices").arrivesAt("Devices and sign-ins");
        assertThat(ana.page.locator("main")).containsText("with passkey");
        ana.opens("/portal/account/passkeys").follows("Remove").presses("Remove");
        ana.arrivesAt("Passkeys");
        assertThat(ana.page.locator(".device")).hasCount(0);
        anAppIsSetUpOnAccessiblePages(ana);
    }

    private static void anAppIsSetUpOnAccessiblePages(Visitor ana) {
        ana.opens("/portal/account/authenticator").arrivesAt("Set up an authenticator app");
        ana.opens("/portal/account/email").arrivesAt("Change your email address");
        var width = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assertThat((int) ana.page.evaluate(width)).isZero();
    }

    // Chromium's own virtual authenticator, whose holder has proved to be there with a finger.
    private static void holdsPasskeys(Visitor visitor) {
        var session = visitor.page.context().newCDPSession(visitor.page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }
}
