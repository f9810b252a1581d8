package org.postern.patient;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.wording.Language;

/**
 * The signed-in portal account of a request, with everybody it writes for. Whom a page is about
 * stands in its address or in what it shows, such as a thread: never here.
 *
 * @param name the holder's name
 * @param email the address it signs in with
 * @param language the language that its holder chose; null until then
 * @param patients at least one, longest known first
 */
public record PatientIdentity(
        UUID practiceId,
        UUID accountId,
        String name,
        String email,
        @Nullable Language language,
        List<PortalPatient> patients) {

    PatientIdentity withAll(List<PortalPatient> all) {
        return new PatientIdentity(practiceId, accountId, name, email, language, all);
    }

    /** The patient with this id, if the account writes for that one. */
    public Optional<PortalPatient> find(UUID patientId) {
        return patients.stream().filter(one -> one.id().equals(patientId)).findFirst();
    }

    /**
     * The patient with this id.
     *
     * @throws PatientNotFound if the account does not write for that one
     */
    public PortalPatient about(UUID patientId) {
        return find(patientId).orElseThrow(PatientNotFound::new);
    }

    /** Whether it is to be said whom a page is about: there are several patients. */
    public boolean several() {
        return patients.size() > 1;
    }

    /** Whether the holder is this patient. */
    public boolean is(UUID patientId) {
        return find(patientId).filter(PortalPatient::self).isPresent();
    }

    /** All but the holder. */
    public List<PortalPatient> others() {
        return patients.stream().filter(one -> !one.self()).toList();
    }

    /** The ids of all its patients. */
    public List<UUID> patientIds() {
        return patients.stream().map(PortalPatient::id).toList();
    }

    /**
     * The patient of an account that has one.
     *
     * @throws IllegalStateException if it has several: then something must say which
     */
    public Patient patient() {
        if (several()) {
            throw new IllegalStateException("this account writes for several patients");
        }
        return patients.get(0).patient();
    }

    /** The id of {@link #patient()}. */
    public UUID patientId() {
        return patient().id();
    }
}
