package org.postern.registration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to register. Each part is one line.
 *
 * @param address the network address it came from; null when unknown
 */
public record Asked(
        String given, String family, LocalDate born, String email, @Nullable String address) {

    /** As one text, to be encrypted. */
    String text() {
        return String.join(
                "\n",
                List.of(given, family, born.toString(), email, address == null ? "" : address));
    }

    static Asked parse(String text) {
        var parts = text.split("\n", -1);
        return new Asked(
                parts[0],
                parts[1],
                LocalDate.parse(parts[2]),
                parts[3],
                parts[4].isEmpty() ? null : parts[4]);
    }
}
