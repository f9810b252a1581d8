package org.postern.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.signin.PasswordRefusal.Reason;
import org.postern.testing.PosternTest;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.beans.factory.annotation.Autowired;

class PasswordRulesTests extends PosternTest {

    private static final Path COMMON =
            Path.of(System.getenv().getOrDefault("POSTERN_SHARED_DATA", "../shared/data"))
                    .resolve("passwords/common-min8.txt");

    private static final PasswordOwner ANYBODY = PasswordOwner.unknown();
    private static final PasswordOwner WITH_SECOND_FACTOR = ANYBODY.withSecondFactor(true);

    @Autowired private PasswordRules rules;

    @Test
    @DisplayName("ASVS 6.2.4, 6.2.12: every common password is refused, however it is written")
    void everyCommonPasswordIsRefused() throws Exception {
        if (!Files.exists(COMMON)) {
            System.out.println("Left out: the list of common passwords (no shared data folder)");
            assumeTrue(false);
        }
        var taken = new ArrayList<String>();
        var all = Files.readAllLines(COMMON);
        for (var password : all) {
            for (var written :
                    List.of(password, password.toUpperCase(Locale.ROOT), everyOtherBig(password))) {
                for (var owner : List.of(ANYBODY, WITH_SECOND_FACTOR)) {
                    if (rules.check(written, owner).isEmpty()) {
                        taken.add(written);
                    }
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(15_000);
        assertThat(taken).isEmpty();
    }

    private static String everyOtherBig(String password) {
        var mixed = new StringBuilder();
        for (var i = 0; i < password.length(); i++) {
            var letter = password.charAt(i);
            mixed.append(i % 2 == 0 ? Character.toUpperCase(letter) : letter);
        }
        return mixed.toString();
    }

    @ParameterizedTest
    @DisplayName("ASVS 6.2.1: 15 characters, or 8 beside a second factor; an emoji is one")
    @CsvSource({
        "seven old ships, 15, true, true",
        "sleepy old cat, 14, false, true",
        "vK7-oQ2!, 8, false, true",
        "vK7-oQ2, 7, false, false",
        "🦊🍋🚲🎻🌵🐙🧦🏔🥁🪁🦉🍇🚦🎈🧭, 15, true, true",
        "🦊🍋🚲🎻🌵🐙🧦🏔🥁🪁🦉🍇🚦🎈, 14, false, true"
    })
    void theLengthIsCounted(String password, int length, boolean alone, boolean beside) {
        assertThat(password.codePointCount(0, password.length())).isEqualTo(length);
        assertThat(rules.check(password, ANYBODY).isEmpty()).isEqualTo(alone);
        assertThat(rules.check(password, WITH_SECOND_FACTOR).isEmpty()).isEqualTo(beside);
    }

    @Test
    @DisplayName("ASVS 6.2.9: 64 and up to 1,000 characters are taken, and quickly looked at")
    void longPasswordsAreTaken() {
        var started = System.nanoTime();
        var odd = "4@8({[<369&#!1/|0$57+%2".repeat(50).substring(0, 1000);

        assertThat(rules.check("Nine blue kites ".repeat(4) + "over the hill", ANYBODY)).isEmpty();
        assertThat(rules.check("Nine blue kites over the hill. " + odd.substring(31), ANYBODY))
                .isEmpty();
        assertThat(rules.check(odd + "x", ANYBODY).map(PasswordRefusal::reason))
                .contains(Reason.TOO_LONG);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @DisplayName("ASVS 6.2.5: no kind of character is asked for, and any is taken")
    @ValueSource(
            strings = {
                "correct horse battery",
                "CORRECT HORSE BATTERY",
                "  spaces around are a part of it  ",
                "каждый охотник желает знать",
                "mi gato duerme al sol",
                "73519 28460 99137",
                "<script>alert(1)</script>",
                "Robert'); DROP TABLE users"
            })
    void anyKindOfCharactersIsTaken(String password) {
        assertThat(rules.check(password, ANYBODY)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("what repeats or follows a row is refused with its reason")
    @CsvSource({
        "aaaaaaaaaaaaaaaa, PATTERN",
        "abcabcabcabcabcabc, PATTERN",
        "12345678901234567890, PATTERN",
        "abcdefghijklmnopqrst, PATTERN",
        "qwertyuiopasdfghjkl, COMMON",
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀, PATTERN",
        "passwordpassword, COMMON",
        "password password, PATTERN",
        "postern postern 1, PERSONAL"
    })
    void whatIsSoonGuessedIsRefused(String password, Reason reason) {
        assertThat(rules.check(password, ANYBODY).map(PasswordRefusal::reason)).contains(reason);
    }

    @ParameterizedTest
    @DisplayName("NIST 3.1.1.2: the names, address and birth date of its owner make no password")
    @ValueSource(
            strings = {
                "José García 1958",
                "jose.garcia 1958",
                "garcia 08/30/1958",
                "19580830 Garcia jo",
                "jgarcia@mail.example",
                "practice garcia 1",
            })
    void whatIsKnownOfTheOwnerIsRefused(String password) {
        var owner =
                PasswordOwner.of("José", "García", "jgarcia@mail.example")
                        .born(LocalDate.of(1958, 8, 30));
        var clinic = world.clinic();

        var refusal = world.in(clinic.practice(), () -> rules.check(password, owner));

        assertThat(refusal.map(PasswordRefusal::reason)).contains(Reason.PERSONAL);
    }

    @Test
    @DisplayName("NIST 3.1.1.2: the practice's own name makes no password")
    void thePracticesNameMakesNoPassword() {
        var clinic = world.clinic();
        var password = clinic.practice().name() + " " + clinic.practice().slug();

        assertThat(world.in(clinic.practice(), () -> rules.check(password, ANYBODY)))
                .map(PasswordRefusal::reason)
                .contains(Reason.PERSONAL);
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonSaysWhatToDo(Reason reason) {
        var refusal = new PasswordRefusal(reason, 15);

        assertThat(Words.of(Language.ENGLISH).say(refusal.key(), 15)).containsAnyOf("Use", "words");
        assertThat(Words.of(Language.SPANISH).say(refusal.key(), 15))
                .containsAnyOf("Use", "palabras");
    }
}
