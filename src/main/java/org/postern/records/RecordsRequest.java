package org.postern.records;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from the first day in the practice's time zone; null for all from the beginning
 * @param until the last day; null for all up to now
 * @param notes whether internal notes are wanted, too
 */
public record RecordsRequest(
        UUID patientId, @Nullable LocalDate from, @Nullable LocalDate until, boolean notes) {}
