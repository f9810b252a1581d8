package org.postern.portal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.PatientIdentity;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccounts;
import org.postern.patient.PortalPatient;
import org.springframework.stereotype.Component;

/** Finds out whom an address or a form is about. */
@Component
class Abouts {

    private final Patients patients;
    private final PortalAccounts accounts;

    Abouts(Patients patients, PortalAccounts accounts) {
        this.patients = patients;
        this.accounts = accounts;
    }

    /**
     * The patient with this id, or the one into whose record that one's was merged.
     *
     * @throws org.postern.patient.PatientNotFound if the account does not write for that one
     */
    PortalPatient patient(PatientIdentity account, UUID id) {
        return account.find(id).orElseGet(() -> account.about(patients.survivor(id)));
    }

    /**
     * Whom an address or a form names; where it names nobody, the only patient there is.
     *
     * @return nothing when it must be asked
     */
    Optional<PortalPatient> named(PatientIdentity account, @Nullable UUID id) {
        if (id != null) {
            return Optional.of(patient(account, id));
        }
        return account.several() ? Optional.empty() : account.patients().stream().findFirst();
    }

    /** What a page about this patient says. */
    About of(PatientIdentity account, PortalPatient patient) {
        return About.of(
                account, patient, accounts.othersWritingFor(patient.id(), account.accountId()));
    }
}
