package org.postern.patients;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Patients that were found.
 *
 * @param words what was searched for; empty for all
 * @param search the id of those words in addresses; null for all
 * @param after the last patient of the page before; null on the first page
 * @param next the last patient of this page; null when nobody comes behind
 */
public record FoundPatients(
        String words,
        @Nullable UUID search,
        List<PatientRow> rows,
        @Nullable UUID after,
        @Nullable UUID next) {

    /** The query of the first page's address. */
    public String firstQuery() {
        return search == null ? "" : "?search=" + search;
    }

    /** The query of the next page's address. */
    public String nextQuery() {
        return (search == null ? "?" : firstQuery() + "&") + "after=" + next;
    }
}
