package org.postern.inbox;

import java.util.List;

/**
 * Patients that were found.
 *
 * @param words what was searched for; empty for all
 * @param more whether there are more than are shown
 */
public record FoundPatients(String words, List<PatientRow> rows, boolean more) {}
