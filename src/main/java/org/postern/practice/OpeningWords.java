package org.postern.practice;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postern.wording.Words;

/** Opening hours in words: "Monday to Friday 8:00 AM to 5:00 PM, Saturday 9:00 AM to 12:00 PM". */
public final class OpeningWords {

    private OpeningWords() {}

    /** All of a week's hours, days that are alike together; empty when none are set. */
    public static String of(OpeningHours hours, Words words) {
        var lines = new ArrayList<String>();
        var alike = new ArrayList<DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            if (!alike.isEmpty() && !Objects.equals(hours.on(alike.get(0)), hours.on(day))) {
                add(lines, alike, hours, words);
            }
            alike.add(day);
        }
        add(lines, alike, hours, words);
        return String.join(", ", lines);
    }

    private static void add(
            List<String> lines, List<DayOfWeek> alike, OpeningHours hours, Words words) {
        var open = hours.on(alike.get(0));
        if (open != null) {
            var first = name(alike.get(0), words);
            var last = name(alike.get(alike.size() - 1), words);
            var days = alike.size() == 1 ? first : words.say("call.days", first, last);
            lines.add(
                    words.say(
                            "call.times", days, time(open.from(), words), time(open.to(), words)));
        }
        alike.clear();
    }

    private static String name(DayOfWeek day, Words words) {
        return day.getDisplayName(TextStyle.FULL, words.language().locale());
    }

    private static String time(LocalTime time, Words words) {
        return DateTimeFormatter.ofPattern(words.say("times.clock"), words.language().locale())
                .format(time);
    }
}
