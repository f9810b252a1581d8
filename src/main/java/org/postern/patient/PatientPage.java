package org.postern.patient;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some patients of a list, by family name.
 *
 * @param next the last of them, after whom the next page goes on; null on the last page
 */
public record PatientPage(List<Patient> patients, @Nullable UUID next) {

    static PatientPage of(List<Patient> found, int most) {
        var shown = found.size() > most ? found.subList(0, most) : found;
        return new PatientPage(
                List.copyOf(shown), found.size() > most ? shown.get(most - 1).id() : null);
    }
}
