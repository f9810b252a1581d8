package org.postern.registration;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.springframework.stereotype.Component;

/** Finds the one patient whom it fits what somebody typed. */
@Component
class RecordMatch {

    private final Patients patients;

    RecordMatch(Patients patients) {
        this.patients = patients;
    }

    /**
     * The living patient with this date of birth, email and name. Nobody when it fits several: a
     * whole name is better than a part of one, two parts are one too many.
     */
    Optional<Patient> find(Asked asked) {
        var candidates = patients.withEmail(asked.born(), asked.email());
        var same = named(candidates, asked, NameMatch::isSame);
        var found = same.isEmpty() ? named(candidates, asked, NameMatch::isPart) : same;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    // A tired person may type first and last name the wrong way round.
    private static List<Patient> named(
            List<Patient> candidates, Asked asked, BiPredicate<String, String> alike) {
        return candidates.stream()
                .filter(
                        one ->
                                alike.test(asked.given(), one.givenName())
                                                && alike.test(asked.family(), one.familyName())
                                        || alike.test(asked.given(), one.familyName())
                                                && alike.test(asked.family(), one.givenName()))
                .toList();
    }
}
