package org.postern.practice;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sets about the practice.
 *
 * @param slug its name in addresses
 * @param emergencyTextSpanish null where the one above, or what is built in, serves in Spanish, too
 * @param telephone where patients call; null where it is not said
 * @param accent a readable colour; null for the house's
 * @param undoSeconds how long a user can take back a sent message, from 0 to 60
 */
public record PracticeProfile(
        String name,
        String slug,
        ZoneId timeZone,
        String emergencyText,
        @Nullable String emergencyTextSpanish,
        @Nullable String telephone,
        @Nullable Accent accent,
        OpeningHours hours,
        int undoSeconds) {}
