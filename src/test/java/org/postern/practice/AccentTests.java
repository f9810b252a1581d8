package org.postern.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A8: a practice's colour can always be read. */
class AccentTests {

    private static final Pattern RULE =
            Pattern.compile("--accent: (#.{6}); --accent-strong: (#.{6}); --accent-soft: (#.{6});");

    private record Tones(Colour accent, Colour strong, Colour soft) {}

    private static List<Tones> tones(String hex) {
        var tones = new ArrayList<Tones>();
        var rules = RULE.matcher(new Accent(hex).css(":root"));
        while (rules.find()) {
            tones.add(
                    new Tones(
                            Colour.of(rules.group(1)),
                            Colour.of(rules.group(2)),
                            Colour.of(rules.group(3))));
        }
        return tones;
    }

    @Test
    @DisplayName("every colour of the palette can be read in the light and in the dark")
    void thePaletteCanBeRead() {
        assertThat(Accent.PALETTE.values()).allMatch(hex -> new Accent(hex).isReadable());
        Accent.PALETTE.values().forEach(AccentTests::assertReadable);
    }

    @ParameterizedTest
    @DisplayName("whatever colour is taken, words in and on its tones have a contrast of 4.5")
    @ValueSource(
            strings = {
                "#000000", "#0000ff", "#00008b", "#8b0000", "#b00020", "#551a8b", "#006400",
                "#333333", "#123456", "#7a1fa2", "#5b5b00", "#01579b", "#640064"
            })
    void darkColoursAreTaken(String hex) {
        assertThat(new Accent(hex).isReadable()).as(hex).isTrue();
        assertReadable(hex);
    }

    private static void assertReadable(String hex) {
        var light = tones(hex).get(0);
        var dark = tones(hex).get(1);
        assertReadable(light, Colour.WHITE, "#1c2423", "#5a6462", "#ffffff", "#f6f5f2");
        assertReadable(dark, Colour.of("#0d1c1b"), "#e8eeec", "#9eaaa8", "#192022", "#111718");
    }

    private static void assertReadable(
            Tones tones,
            Colour onAccent,
            String text,
            String muted,
            String surface,
            String ground) {
        assertContrast(onAccent, tones.accent());
        assertContrast(onAccent, tones.strong());
        assertContrast(tones.strong(), tones.soft());
        assertContrast(tones.accent(), tones.soft());
        assertContrast(tones.strong(), Colour.of(surface));
        assertContrast(tones.strong(), Colour.of(ground));
        assertContrast(Colour.of(text), tones.soft());
        assertContrast(Colour.of(muted), tones.soft());
    }

    private static void assertContrast(Colour one, Colour other) {
        assertThat(one.contrast(other)).as(one + " on " + other).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @DisplayName("a colour that is too light is refused")
    @ValueSource(strings = {"#ffffff", "#ffff00", "#ff8800", "#00ff00", "#6699ff", "#7f8c8d"})
    void lightColoursAreRefused(String hex) {
        assertThat(new Accent(hex).isReadable()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("a colour is read with or without #, in small or capital letters")
    @CsvSource({"1D5A9E, #1d5a9e", "'  #1d5a9e ', #1d5a9e", "red, ", "#12345, ", "#1234567, "})
    void coloursAreParsed(String typed, String hex) {
        assertThat(Accent.parse(typed).map(Accent::hex).orElse(null)).isEqualTo(hex);
    }

    @Test
    @DisplayName("contrast is that of WCAG")
    void contrastIsThatOfWcag() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
        assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.49);
    }
}
