package org.postern.patients;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Invitations;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.threadlist.SavedSearches;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Finds the patients that a search in an address names. */
@Component
class PatientFinder {

    private static final int ON_A_PAGE = 50;

    private final Patients patients;
    private final Invitations invitations;
    private final SavedSearches searches;

    PatientFinder(Patients patients, Invitations invitations, SavedSearches searches) {
        this.patients = patients;
        this.invitations = invitations;
        this.searches = searches;
    }

    /**
     * A page of the patients whom a saved search finds; of all without one.
     *
     * @param after the last patient of the page before
     */
    FoundPatients find(UserIdentity user, @Nullable UUID search, @Nullable UUID after) {
        var words = words(user, search);
        var page = patients.find(words, after, ON_A_PAGE);
        return new FoundPatients(words, search, rows(page.patients()), after, page.next());
    }

    /** What a saved search looks for; empty without one. */
    String words(UserIdentity user, @Nullable UUID search) {
        return Optional.ofNullable(search).flatMap(id -> searches.find(user, id)).orElse("");
    }

    /** The first patients whom these words find. */
    List<PatientRow> first(String words) {
        return rows(patients.find(words, null, ON_A_PAGE).patients());
    }

    /** How each of them stands with the portal. */
    List<PatientRow> rows(List<Patient> found) {
        var statuses = invitations.statuses(found.stream().map(Patient::id).toList());
        return found.stream()
                .map(one -> new PatientRow(one, Objects.requireNonNull(statuses.get(one.id()))))
                .toList();
    }

    UUID save(UserIdentity user, String words) {
        return searches.save(user, words.length() > 500 ? words.substring(0, 500) : words);
    }
}
