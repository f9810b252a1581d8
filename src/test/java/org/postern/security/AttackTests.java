package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
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
import org.postern.testing.World;
import org.postern.vault.Secret;

/** Attacks that others' portals and inboxes fell to, tried on this one. */
class AttackTests extends PosternTest {

    private static final String COMPOSER = "form[data-composer]";
    private static final List<String> INJECTIONS =
            List.of(
                    "' or '1'='1",
                    "%' OR ''='",
                    "id;select pg_sleep(5)--",
                    "1)) union select null,version()--",
                    "\\'; drop table message;--",
                    "$$ || pg_sleep(5) || $$",
                    "../../../../etc/passwd",
                    "${jndi:ldap://127.0.0.1/a}",
                    "{{7*7}}#{7*7}",
                    "\u0000",
                    "\ud83d\ude00\u202e");

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

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @DisplayName("A6, ASVS 1.2.4: no parameter of any list reaches a statement as its text")
    @ValueSource(
            strings = {
                "/inbox?view=",
                "/inbox?users=",
                "/inbox?unread=",
                "/inbox?needs=",
                "/inbox?from=",
                "/inbox?until=",
                "/inbox?search=",
                "/inbox?before=",
                "/tasks?view=",
                "/tasks?state=",
                "/tasks?search=",
                "/tasks?before=",
                "/patients?search=",
                "/patients?before=",
                "/portal/messages?before=",
                "/portal/messages?search="
            })
    void noParameterReachesAStatement(String address) {
        var browser = address.startsWith("/portal") ? ana : clinic.as(clinic.dana());
        for (var injection : INJECTIONS) {
            assertThat(browser.get(address + encoded(injection)).status())
                    .as(address + injection)
                    .isIn(200, 302, 400, 404, 422);
        }
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("A6, ASVS 1.2.4, 2.2.1: what is searched for is a text, whatever it looks like")
    void whatIsSearchedForIsAText() {
        for (var injection : INJECTIONS) {
            world.database().sql("delete from throttle").update();
            var inbox = chen.get("/inbox");
            var fields = new HashMap<>(inbox.form("form[action='/inbox/searches']"));
            fields.put("words", injection);
            var found = chen.postBare("/inbox/searches", fields);
            assertThat(found.status()).as(injection).isIn(302, 400, 422);
            if (found.status() == 302) {
                assertThat(chen.follow(found).html().select("li[id^=thread-]")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @DisplayName("A9, ASVS 1.2.2: nothing leads to another server")
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "/inbox/../../evil",
                "http:evil.example"
            })
    void nothingLeadsElsewhere(String to) {
        for (var door : List.of(clinic.practice().portalPath(), clinic.practice().clinicPath())) {
            var email =
                    door.endsWith("clinic")
                            ? clinic.chen().account().email()
                            : clinic.ana().email();
            var browser = world.browser();
            var page = browser.get(door + "?to=" + encoded(to));
            var fields = new HashMap<>(page.form("form"));
            fields.putAll(Map.of("email", email, "password", World.PASSWORD, "to", to));
            var answer = browser.postBare(page.action("form"), fields);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location().replaceFirst("^http://localhost:\\d+", ""))
                    .startsWith("/")
                    .doesNotStartWith("//")
                    .doesNotContain("evil", "alert", "\\");
        }
        var proof = ana.get("/portal/account/proof?to=" + encoded(to));
        assertThat(proof.body()).doesNotContain("evil.example");
    }

    @Test
    @DisplayName("A3, A33, ASVS 15.3.3: fields that no form has change nothing")
    void foreignFieldsChangeNothing() {
        var other = clinic.as(clinic.ben());
        var bens = clinic.writes(other, clinic.chen(), "Cough", "Ben's own");
        var page = ana.get("/portal/threads/" + thread);
        var fields = new HashMap<>(page.form(COMPOSER));
        fields.putAll(
                Map.of(
                        "text",
                        "Second",
                        "id",
                        bens.toString(),
                        "threadId",
                        bens.toString(),
                        "patientId",
                        clinic.ben().patientId().toString(),
                        "practiceId",
                        UUID.randomUUID().toString(),
                        "authorName",
                        "Dr. Chen",
                        "direction",
                        "OUTGOING",
                        "sentAt",
                        "2001-01-01T00:00:00Z"));

        assertThat(ana.postBare("/portal/threads/" + thread + "/messages", fields).status())
                .isEqualTo(302);

        assertThat(clinic.messagesIn(thread)).isEqualTo(2);
        assertThat(clinic.messagesIn(bens)).isEqualTo(1);
        assertThat(chen.get("/inbox/threads/" + thread).html().select(".entry-in").last().text())
                .contains("Second")
                .doesNotContain("2001");
    }

    @Test
    @DisplayName("A28, ASVS 8.4.1: another practice's people cannot be written to or for")
    void anotherPracticesPeopleAreNotReached() {
        var other = world.clinic();
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());
        var fields = new HashMap<>(page.form(COMPOSER));
        fields.putAll(Map.of("text", "Hello", "to", other.chen().id().toString()));

        assertThat(ana.postBare("/portal/messages", fields).status()).isEqualTo(422);
        fields.put("for", other.ana().patientId().toString());
        assertThat(ana.postBare("/portal/messages", fields).status()).isIn(404, 422);
        assertThat(chen.get("/patients/" + other.ana().patientId() + "/messages").status())
                .isEqualTo(404);
        assertThat(other.as(other.chen()).get("/inbox").text()).doesNotContain("Hello");
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
    @DisplayName("A35, R11: thousands of parts or fields are refused, and the next is served")
    void thousandsOfPartsAreRefused() {
        var fields = new HashMap<>(ana.get("/portal/threads/" + thread).form(COMPOSER));
        for (var i = 0; i < 10_000; i++) {
            fields.put("f" + i, "x");
        }

        assertThat(ana.postBare("/portal/threads/" + thread + "/messages", fields).status())
                .isIn(400, 403, 413, 422);
        assertThat(ana.get("/portal/threads/" + thread).status()).isEqualTo(200);
        assertThat(clinic.messagesIn(thread)).isEqualTo(1);
    }

    @Test
    @DisplayName("A5, ASVS 3.5.3: looking at anything changes nothing of whom one writes for")
    void lookingChangesNothing() {
        var foreign = clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Cough", "Ben's");
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        assertThat(ana.get("/portal/threads/" + foreign).status()).isEqualTo(404);
        assertThat(ana.get("/portal/messages/new?for=" + clinic.ben().patientId()).status())
                .isEqualTo(404);
        var sent = ana.submit(page, COMPOSER, Map.of("subject", "Mine", "text", "Ana's own"));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(
                        world.database()
                                .sql("select patient_id from thread where id = ?")
                                .params(Clinic.threadId(sent))
                                .query(UUID.class)
                                .single())
                .isEqualTo(clinic.ana().patientId());
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
