package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** What is typed reaches no statement, no address and no other server. */
class InjectionTests extends PosternTest {

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
}
