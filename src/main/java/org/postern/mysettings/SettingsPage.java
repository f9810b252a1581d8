package org.postern.mysettings;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Refused;
import org.postern.reception.Away;
import org.postern.user.UserAccount;

/**
 * Message Settings as the page shows them: what is stored, or what was typed just now.
 *
 * @param planned whether an absence runs or is to come
 * @param away what patients would see of the absence; null for nothing yet
 * @param covers who can be chosen as a cover
 * @param refused what the limits would have refused; null until that is asked
 * @param files what patients can attach
 * @param scanned whether files are checked for viruses
 * @param problems what is wrong, by field
 */
public record SettingsPage(
        AbsenceForm absence,
        boolean planned,
        @Nullable Away away,
        List<UserAccount> covers,
        LimitsForm limits,
        @Nullable Refused refused,
        String banner,
        String defaultBanner,
        FileLimitsForm files,
        boolean scanned,
        Map<String, String> problems) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    SettingsPage with(AbsenceForm typed, @Nullable Away shown, Map<String, String> wrong) {
        return new SettingsPage(
                typed,
                planned,
                shown,
                covers,
                limits,
                refused,
                banner,
                defaultBanner,
                files,
                scanned,
                wrong);
    }

    SettingsPage with(LimitsForm typed, @Nullable Refused tried, Map<String, String> wrong) {
        return new SettingsPage(
                absence,
                planned,
                away,
                covers,
                typed,
                tried,
                banner,
                defaultBanner,
                files,
                scanned,
                wrong);
    }

    SettingsPage withBanner(String typed, Map<String, String> wrong) {
        return new SettingsPage(
                absence,
                planned,
                away,
                covers,
                limits,
                refused,
                typed,
                defaultBanner,
                files,
                scanned,
                wrong);
    }

    SettingsPage with(FileLimitsForm typed, Map<String, String> wrong) {
        return new SettingsPage(
                absence,
                planned,
                away,
                covers,
                limits,
                refused,
                banner,
                defaultBanner,
                typed,
                scanned,
                wrong);
    }

    /** What patients would see as the banner. */
    public String shownBanner() {
        return banner.isBlank() ? defaultBanner : banner.strip();
    }

    /** When the absence that is planned begins: "26 November", "26 November at 13:00". */
    public String begins(LocalDate today) {
        if (away == null) {
            return "";
        }
        var period = away.absence().plan().period();
        var first = period.from();
        var day = (first.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(first);
        return period.fromTime() == null ? day : day + " at " + period.fromTime();
    }

    /** Whether the cover is not the one who answers: is away too, or nobody is there. */
    public boolean coverIsAway() {
        if (away == null || !away.handsOver()) {
            return false;
        }
        var answering = away.answering();
        return answering == null || !answering.id().equals(away.absence().coverId());
    }
}
