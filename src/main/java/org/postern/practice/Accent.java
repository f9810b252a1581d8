package org.postern.practice;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A practice's colour with the tones that pages need, light and dark. Those for the dark are made
 * so that they can always be read; in the light the colour itself is used, and may be too light.
 */
public record Accent(String hex) {

    /** The house's colour, which the stylesheet has already. */
    public static final String HOUSE = "#0f6b64";

    /** Colours to choose from, by name; all of them can be read. */
    public static final Map<String, String> PALETTE = palette();

    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{6})");
    private static final double READABLE = 4.5;
    private static final Colour DARK_SURFACE = Colour.of("#192022");
    private static final Colour DARK_MUTED = Colour.of("#9eaaa8");
    private static final Colour LIGHT_MUTED = Colour.of("#5a6462");
    private static final double STEP = 0.02;

    private static Map<String, String> palette() {
        var palette = new LinkedHashMap<String, String>();
        palette.put("Teal", HOUSE);
        palette.put("Blue", "#1d5a9e");
        palette.put("Navy", "#27436f");
        palette.put("Violet", "#5f4690");
        palette.put("Berry", "#8c2a55");
        palette.put("Brick", "#8d3a1f");
        palette.put("Green", "#2c6331");
        palette.put("Slate", "#43565e");
        return palette;
    }

    /** The colour that was typed: six hexadecimal digits, with or without #. */
    public static Optional<Accent> parse(String typed) {
        var match = HEX.matcher(typed.strip().toLowerCase(Locale.ROOT));
        return match.matches() ? Optional.of(new Accent("#" + match.group(1))) : Optional.empty();
    }

    /** Whether it can be read on white and on its own soft tone, and white letters on it. */
    public boolean isReadable() {
        var colour = Colour.of(hex);
        return colour.contrast(Colour.WHITE) >= READABLE
                && colour.contrast(lightSoft()) >= READABLE
                && LIGHT_MUTED.contrast(lightSoft()) >= READABLE;
    }

    /** The style rules that give a part of a page this colour. */
    public String css(String selector) {
        var colour = Colour.of(hex);
        var dark = dark();
        return rule(selector, colour, colour.mixed(Colour.BLACK, 0.24), lightSoft())
                + "@media (prefers-color-scheme: dark) {\n"
                + rule(selector, dark, dark.mixed(Colour.WHITE, 0.3), darkSoft())
                + "}\n";
    }

    private static String rule(String selector, Colour accent, Colour strong, Colour soft) {
        return "%s { --accent: %s; --accent-strong: %s; --accent-soft: %s; }\n"
                .formatted(selector, accent, strong, soft);
    }

    private Colour lightSoft() {
        return Colour.of(hex).mixed(Colour.WHITE, 0.89);
    }

    // Lighter until it stands out on a dark page, and dark letters on it.
    private Colour dark() {
        var colour = Colour.of(hex);
        var tone = colour;
        for (var share = STEP; tone.contrast(DARK_SURFACE) < 7; share += STEP) {
            tone = colour.mixed(Colour.WHITE, share);
        }
        return tone;
    }

    private Colour darkSoft() {
        var share = 0.16;
        var tone = DARK_SURFACE.mixed(dark(), share);
        while (tone.contrast(dark()) < READABLE || tone.contrast(DARK_MUTED) < READABLE) {
            share -= STEP;
            tone = DARK_SURFACE.mixed(dark(), share);
        }
        return tone;
    }
}
