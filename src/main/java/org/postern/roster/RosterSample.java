package org.postern.roster;

import java.time.LocalDate;
import java.util.List;

/**
 * A row as the preview shows it.
 *
 * @param changes what it would change, in words
 */
public record RosterSample(
        RosterEffect effect,
        int line,
        String name,
        String number,
        LocalDate born,
        List<String> changes) {}
