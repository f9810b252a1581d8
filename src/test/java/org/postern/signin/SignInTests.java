package org.postern.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.postern.testing.World;

class SignInTests extends PosternTest {

    enum Door {
        PORTAL,
        CLINIC
    }

    private Clinic clinic;
    private Browser browser;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        browser = world.browser();
    }

    private String path(Door door) {
        return door == Door.PORTAL
                ? clinic.practice().portalPath()
                : clinic.practice().clinicPath();
    }

    private String email(Door door) {
        return door == Door.PORTAL ? clinic.ana().email() : clinic.chen().account().email();
    }

    private Page tries(Door door, String email, String password) {
        var page = browser.get(path(door));
        return browser.submit(page, "form", Map.of("email", email, "password", password));
    }

    // The work of Argon2 shows in no answer: Passwords.matches hashes for a missing account, too,
    // and both ways come to this one page.
    @ParameterizedTest
    @EnumSource
    void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike(Door door) {
        var wrong = tries(door, email(door), "wrong password wrong");
        var unknown = tries(door, "nobody@nowhere.example", "wrong password wrong");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("The email or the password is not right.");
        assertThat(withoutFieldValues(unknown)).isEqualTo(withoutFieldValues(wrong));
        assertThat(unknown.form("form")).containsEntry("password", "");
    }

    private static String withoutFieldValues(Page page) {
        var html = page.html();
        html.select("input").forEach(field -> field.removeAttr("value"));
        return html.html();
    }

    @ParameterizedTest
    @EnumSource
    void theOtherDoorsCredentialsDoNotOpen(Door door) {
        var other = door == Door.PORTAL ? Door.CLINIC : Door.PORTAL;

        assertThat(tries(door, email(other), World.PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void anEmailIsTheSameInCapitalsAndWithSpacesAround() {
        var typed = "  " + email(Door.PORTAL).toUpperCase() + " ";

        assertThat(tries(Door.PORTAL, typed, World.PASSWORD).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b@mail.example", "'; --", "😃", "a|b"})
    void anOddEmailIsOnlyWrong(String email) {
        assertThat(tries(Door.PORTAL, email, World.PASSWORD).status()).isEqualTo(422);
        assertThat(tries(Door.CLINIC, email, World.PASSWORD).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooManyFailuresMustWaitWhetherOrNotTheAccountExists(boolean exists) {
        var email = exists ? email(Door.PORTAL) : "nobody@nowhere.example";
        for (var i = 0; i < AttemptLimit.SIGN_IN_OF_ACCOUNT.most(); i++) {
            assertThat(tries(Door.PORTAL, email, "wrong " + i).status()).isEqualTo(422);
        }

        var refused = tries(Door.PORTAL, email, World.PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 15 * 60L + 1);
        assertThat(refused.text()).contains("Wait some minutes");
        assertThat(tries(Door.PORTAL, clinic.ben().email(), World.PASSWORD).status())
                .isEqualTo(302);
    }

    @Test
    void afterTheWaitTheRightPasswordOpensAgain() {
        for (var i = 0; i < AttemptLimit.SIGN_IN_OF_ACCOUNT.most(); i++) {
            tries(Door.CLINIC, email(Door.CLINIC), "wrong " + i);
        }

        clock.advance(Duration.ofMinutes(15));

        assertThat(tries(Door.CLINIC, email(Door.CLINIC), World.PASSWORD).status()).isEqualTo(302);
    }

    @Test
    @DisplayName("2.4.1: guesses at the same time are counted, too")
    void guessesAtTheSameTimeAreCounted() throws Exception {
        var page = browser.get(path(Door.PORTAL));
        Callable<Integer> guess =
                () ->
                        browser.submit(
                                        page,
                                        "form",
                                        Map.of(
                                                "email",
                                                email(Door.PORTAL),
                                                "password",
                                                "a wrong password"))
                                .status();
        var threads = Executors.newFixedThreadPool(40);
        var answers = new ArrayList<Integer>();
        try {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(40, guess))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(answers).containsOnly(422, 429);
        assertThat(answers.stream().filter(status -> status == 422))
                .hasSizeLessThanOrEqualTo(AttemptLimit.SIGN_IN_OF_ACCOUNT.most());
    }

    @Test
    void successAndFailureLeaveEventsWithTheAddress() {
        tries(Door.CLINIC, email(Door.CLINIC), "wrong password wrong");
        tries(Door.CLINIC, email(Door.CLINIC), World.PASSWORD);

        var events =
                world.database()
                        .sql(
                                """
                                select concat_ws(' ', actor_kind, actor_id, outcome, reason,
                                    object_kind, object_id, address)
                                from audit_event where practice_id = ? and action = 'SIGN_IN'
                                order by id
                                """)
                        .params(clinic.practice().id())
                        .query(String.class)
                        .list();
        var chen = clinic.chen().id();
        assertThat(events)
                .containsExactly(
                        "ANONYMOUS DENIED wrong-email-or-password account " + chen + " 127.0.0.1",
                        "USER " + chen + " ALLOWED account " + chen + " 127.0.0.1");
    }

    @Test
    @DisplayName("6.2.1, 11.4.2: a stored password is neither readable nor a bare hash")
    void aStoredPasswordIsEncrypted() {
        var stored = new ArrayList<byte[]>();
        for (var table : List.of("user_account", "portal_account")) {
            stored.addAll(
                    world.database()
                            .sql("select password_ct from " + table + " where practice_id = ?")
                            .params(clinic.practice().id())
                            .query(byte[].class)
                            .list());
        }
        assertThat(stored).hasSize(5);
        for (var bytes : stored) {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain(World.PASSWORD)
                    .doesNotContain("$argon2", "$2a$", "$2b$");
        }
    }
}
