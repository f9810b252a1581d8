package org.postern.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.threadlist.SavedSearches;
import org.postern.patient.Invitations;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Finds the patients that a search in an address names. */
@Component
class PatientFinder {

    static final int MOST = 100;

    private final Patients patients;
    private final Invitations invitations;
    private final SavedSearches searches;

    PatientFinder(Patients patients, Invitations invitations, SavedSearches searches) {
        this.patients = patients;
        this.invitations = invitations;
        this.searches = searches;
    }

    FoundPatients find(UserIdentity user, @Nullable UUID search) {
        var words = Optional.ofNullable(search).flatMap(id -> searches.find(user, id)).orElse("");
        var found = patients.find(words, MOST + 1);
        List<PatientRow> rows =
                found.stream()
                        .limit(MOST)
                        .map(one -> new PatientRow(one, invitations.status(one.id())))
                        .toList();
        return new FoundPatients(words, rows, found.size() > MOST);
    }

    UUID save(UserIdentity user, String words) {
        return searches.save(user, words.length() > 500 ? words.substring(0, 500) : words);
    }
}
