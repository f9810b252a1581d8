package org.postern.admin;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.practice.Accent;
import org.postern.practice.PracticeProfile;
import org.postern.practice.Slugs;

/**
 * The practice as an administrator fills it in.
 *
 * @param colour a colour of the palette, or {@link #OTHER} for the typed one
 * @param otherColour the typed one
 */
public record PracticeForm(
        String name,
        String slug,
        String timeZone,
        String emergency,
        String emergencySpanish,
        String telephone,
        String colour,
        String otherColour,
        String undo,
        HoursForm hours) {

    /** Stands for a colour that is not in the palette. */
    public static final String OTHER = "other";

    /** What is wrong with a colour that cannot be read. */
    public static final String TOO_LIGHT =
            "This colour is too light: white words on it could not be read. Choose a darker one.";

    // Loose: a number may end in words, such as "ext. 5".
    private static final Pattern TELEPHONE =
            Pattern.compile("\\+?(?:[ ()./-]*[0-9]){3,20}[ ()./-]*(?:\\p{L}[^\\p{Cc}]{0,19})?");

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EMERGENCY = 500;

    static PracticeForm of(PracticeProfile profile) {
        var accent = profile.accent() == null ? Accent.HOUSE : profile.accent().hex();
        var inPalette = Accent.PALETTE.containsValue(accent);
        return new PracticeForm(
                profile.name(),
                profile.slug(),
                profile.timeZone().getId(),
                profile.emergencyText(),
                Objects.requireNonNullElse(profile.emergencyTextSpanish(), ""),
                Objects.requireNonNullElse(profile.telephone(), ""),
                inPalette ? accent : OTHER,
                inPalette ? "" : accent,
                String.valueOf(profile.undoSeconds()),
                HoursForm.of(profile.hours()));
    }

    static PracticeForm of(Map<String, String> typed) {
        return new PracticeForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("slug", "").strip().toLowerCase(Locale.ROOT),
                typed.getOrDefault("timeZone", ""),
                typed.getOrDefault("emergency", "").strip().replace("\r\n", "\n"),
                typed.getOrDefault("emergencySpanish", "").strip().replace("\r\n", "\n"),
                typed.getOrDefault("telephone", "").strip(),
                typed.getOrDefault("colour", ""),
                typed.getOrDefault("otherColour", "").strip(),
                typed.getOrDefault("undo", "").strip(),
                HoursForm.of(typed));
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)
                || name.codePoints().anyMatch(Character::isISOControl)) {
            problems.put("name", "Enter the practice's name, on one line.");
        } else if (length(name) > LONGEST_NAME) {
            problems.put("name", "Enter at most " + LONGEST_NAME + " characters.");
        }
        if (!Slugs.isPossible(slug)) {
            problems.put(
                    "slug",
                    "Use up to 40 small letters, digits and hyphens, such as lakeside-family. Some"
                            + " words, such as admin, cannot be used.");
        }
        if (zone().isEmpty()) {
            problems.put("timeZone", "Choose the practice's time zone.");
        }
        var hoursProblem = hours.problem();
        if (hoursProblem != null) {
            problems.put("hours", hoursProblem);
        }
        if (emergency.isBlank() || emergency.indexOf('\0') >= 0) {
            problems.put(
                    "emergency",
                    "Enter what patients should do in an emergency. They always see it.");
        } else if (length(emergency) > LONGEST_EMERGENCY) {
            problems.put("emergency", "Enter at most " + LONGEST_EMERGENCY + " characters.");
        }
        if (emergencySpanish.indexOf('\0') >= 0 || length(emergencySpanish) > LONGEST_EMERGENCY) {
            problems.put("emergencySpanish", "Enter at most " + LONGEST_EMERGENCY + " characters.");
        }
        if (!telephone.isEmpty() && !TELEPHONE.matcher(telephone).matches()) {
            problems.put(
                    "telephone",
                    "Enter the number as it is dialled, such as (312) 555-0142 or +49 30 123456.");
        }
        colourProblem(problems);
        if (undoSeconds().isEmpty()) {
            problems.put("undo", "Enter a number of seconds from 0 to 60.");
        }
        return problems;
    }

    private void colourProblem(Map<String, String> problems) {
        var accent = accent();
        if (accent.isEmpty()) {
            problems.put(
                    "otherColour",
                    "Enter the colour as six digits or letters a to f, such as 1d5a9e.");
        } else if (!accent.get().isReadable()) {
            problems.put("otherColour", TOO_LIGHT);
        }
    }

    /** The colour, whether it can be read or not; nothing when what was typed is none. */
    Optional<Accent> accent() {
        return Accent.parse(colour.equals(OTHER) ? otherColour : colour);
    }

    /** The colour for the preview, as six digits; empty while there is none that can be read. */
    public String previewAccent() {
        return accent().filter(Accent::isReadable).map(one -> one.hex().substring(1)).orElse("");
    }

    private Optional<ZoneId> zone() {
        try {
            return timeZone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(timeZone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Integer> undoSeconds() {
        return undo.matches("\\d{1,2}") && Integer.parseInt(undo) <= 60
                ? Optional.of(Integer.parseInt(undo))
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Of a form without problems. */
    PracticeProfile profile() {
        return new PracticeProfile(
                name,
                slug,
                zone().orElseThrow(),
                emergency,
                emergencySpanish.isEmpty() ? null : emergencySpanish,
                telephone.isEmpty() ? null : telephone,
                accent().orElseThrow(),
                hours.hours(),
                undoSeconds().orElseThrow());
    }
}
