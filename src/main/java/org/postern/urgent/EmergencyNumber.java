package org.postern.urgent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number for emergencies.
 *
 * @param number as people read it: "116 123"
 * @param words what it is for; empty for nothing
 */
public record EmergencyNumber(String number, String words) {

    private static final Pattern LINE =
            Pattern.compile("(\\+?[0-9](?:[0-9 ().-]{0,22}[0-9)])?)(?:[\\s,:–-]+(\\S.*))?");
    private static final int LONGEST_WORDS = 80;

    /** The number of a line such as "112 Ambulance"; nothing when it begins with none. */
    static Optional<EmergencyNumber> parse(String line) {
        var found = LINE.matcher(line.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var words = found.group(2) == null ? "" : found.group(2).strip();
        return words.length() > LONGEST_WORDS
                ? Optional.empty()
                : Optional.of(new EmergencyNumber(found.group(1), words));
    }

    /** Those of all lines that begin with one. */
    static List<EmergencyNumber> all(String lines) {
        return Arrays.stream(lines.split("\n"))
                .map(EmergencyNumber::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The address that dials it. */
    public String link() {
        return "tel:" + number.replaceAll("[^+0-9]", "");
    }
}
