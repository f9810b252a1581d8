package org.postern.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code bin/import} is asked to do.
 *
 * @param practice the practice's name in addresses
 * @param preview whether only to say what the file would do
 */
record ImportCall(String practice, Path file, boolean preview) {

    private static final String HOW = "Call: bin/import --practice NAME FILE [--preview]";

    static ImportCall of(String... arguments) {
        var left = new ArrayList<>(List.of(arguments));
        var preview = left.remove("--preview");
        var at = left.indexOf("--practice");
        if (at < 0 || left.size() != 3 || at == 2) {
            throw new Refused(HOW);
        }
        left.remove(at);
        var practice = left.remove(at);
        if (left.get(0).startsWith("-")) {
            throw new Refused(HOW);
        }
        return new ImportCall(practice, Path.of(left.get(0)), preview);
    }
}
