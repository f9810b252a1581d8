package org.postern.threadlist;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.postern.patient.Patients;
import org.postern.search.Query;

/**
 * Whose names hold what was searched for.
 *
 * @param wholly the patients whose names hold all of it
 * @param byPart for each part of the query the patients whose names hold that part
 */
record NamedPatients(Set<UUID> wholly, List<Set<UUID>> byPart) {

    // "A" begins so many names that it tells nothing beside other words.
    private static final int MOST = 5_000;

    static NamedPatients of(Patients patients, Query query, String words) {
        var parts = query.parts();
        return new NamedPatients(
                Set.copyOf(patients.idsNamed(words)),
                parts.size() < 2
                        ? List.of()
                        : parts.stream()
                                .map(part -> Set.copyOf(patients.idsNamed(part, MOST)))
                                .toList());
    }

    /** The parts of the query that this patient's name holds. */
    Set<Integer> partsOf(UUID patientId) {
        return IntStream.range(0, byPart.size())
                .filter(part -> byPart.get(part).contains(patientId))
                .boxed()
                .collect(toSet());
    }

    /**
     * The patients whose names hold some parts, so that a message may hold the others.
     *
     * @param inNoMessage the parts that a name must hold
     */
    Set<UUID> partly(IntPredicate inNoMessage) {
        var partly = new HashSet<UUID>();
        byPart.forEach(partly::addAll);
        IntStream.range(0, byPart.size())
                .filter(inNoMessage)
                .mapToObj(byPart::get)
                .forEach(partly::retainAll);
        return partly;
    }

    /** As PostgreSQL reads it where it takes {@code uuid[]}. */
    static String array(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    /** Names nobody: who is searched for is not for logs. */
    @Override
    public String toString() {
        return "NamedPatients[" + wholly.size() + "]";
    }
}
