package org.postern.practice;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.wording.Language;
import org.postern.wording.Words;

/**
 * One clinic or group.
 *
 * @param slug its name in addresses, {@code /p/{slug}}
 * @param timeZone the zone in which all its days begin and end
 * @param emergencyText what stands beside every patient's composer
 * @param emergencyTextSpanish the same in Spanish; null where it was not written
 * @param telephone where patients call, as it was typed; null where it is not said
 */
public record Practice(
        UUID id,
        String slug,
        String name,
        ZoneId timeZone,
        String emergencyText,
        @Nullable String emergencyTextSpanish,
        @Nullable String telephone,
        Brand brand) {

    /** The emergency text of a practice that has not written its own, in a language. */
    static String builtInEmergencyText(Language language) {
        return Words.of(language).say("emergency.built-in");
    }

    /** What patients who read this language are told to do in an emergency. */
    public String emergencyText(Language language) {
        if (language == Language.SPANISH && emergencyTextSpanish != null) {
            return emergencyTextSpanish;
        }
        return emergencyText.equals(builtInEmergencyText(Language.ENGLISH))
                ? builtInEmergencyText(language)
                : emergencyText;
    }

    /** The address that dials the practice's telephone; null where none is set. */
    public @Nullable String telephoneLink() {
        return telephone == null
                ? null
                : "tel:" + telephone.replaceFirst("\\p{L}.*", "").replaceAll("[^+0-9]", "");
    }

    /** The address of its portal, without the host. */
    public String portalPath() {
        return "/p/" + slug;
    }

    /** The address of its users' sign-in, without the host. */
    public String clinicPath() {
        return "/p/" + slug + "/clinic";
    }
}
