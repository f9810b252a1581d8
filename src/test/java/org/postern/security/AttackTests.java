package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;
import org.postern.vault.Secret;

/** Attacks that others' portals and inboxes fell to, tried on this one. */
class AttackTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private UUID thread;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        thread = clinic.writes(ana, clinic.chen(), "Rash", "First");
    }

    @ParameterizedTest
    @DisplayName("A19: a link's token that is empty, odd or of another kind opens nothing")
    @ValueSource(
            strings = {
                "",
                "%00",
                "null",
                "undefined",
                "0",
                "..",
                "%5B%5D",
                "a%2Fb",
                "%F0%9F%98%80"
            })
    void anOddTokenOpensNothing(String token) {
        var stranger = world.browser();
        for (var kind : List.of("invitation", "proxy", "clinic/invitation", "new-password")) {
            var address = clinic.practice().portalPath() + "/" + kind + "/" + token;
            assertThat(stranger.get(address).status()).as(address).isIn(302, 400, 404, 410);
        }
    }

    @Test
    @DisplayName("A20, ASVS 11.5.1, 7.2.3: secrets are 256 random bits, without structure")
    void secretsAreRandom() {
        var seen = new HashSet<String>();
        var ones = new int[256];
        for (var i = 0; i < 10_000; i++) {
            var text = Secret.random().text();
            assertThat(seen.add(text)).isTrue();
            var bits = BitSet.valueOf(java.util.Base64.getUrlDecoder().decode(text));
            bits.stream().forEach(bit -> ones[bit]++);
        }
        // Eight standard deviations of a fair coin thrown 10,000 times.
        for (var count : ones) {
            assertThat(count).isBetween(4_600, 5_400);
        }
    }

    @Test
    @DisplayName("A31, ASVS 15.3.1: no page of a patient holds a secret, a hash or a note")
    void noPageOfAPatientHoldsASecret() {
        chen.submit(
                chen.get("/inbox/threads/" + thread),
                "form[action$='/notes']",
                Map.of("text", "CANARYNOTE of staff"));
        for (var address :
                List.of(
                        "/portal/messages",
                        "/portal/messages/new",
                        "/portal/messages/new?to=" + clinic.chen().id(),
                        "/portal/threads/" + thread,
                        "/portal/account",
                        "/portal/account/devices",
                        "/portal/account/mail")) {
            var body = ana.get(address).body();
            assertThat(body).as(address).doesNotContain("CANARYNOTE", "argon2", "_ct", "password_");
        }
    }

    @Test
    @DisplayName("ASVS 4.4.2: an event stream is no cross-origin door: the cookie stays at home")
    void anEventStreamIsNoCrossOriginDoor() {
        var answer =
                ana.get(
                        "/portal/messages",
                        Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(ana.head("/portal/events").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("ASVS 13.4.5, 13.4.2: what is for machines and builders is on no page")
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/env",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/h2-console",
                "/.git/config",
                "/META-INF/sbom/application.cdx.json"
            })
    void nothingForMachinesIsOpen(String address) {
        assertThat(world.browser().get(address).status()).as(address).isIn(302, 400, 404);
        assertThat(chen.get(address).status()).as(address).isIn(400, 403, 404);
    }
}
