package org.postern.merge;

import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.merge.MergePreview.Side;
import org.postern.patient.MergedRecords;
import org.postern.patient.Patient;
import org.postern.patient.PatientDetails;
import org.postern.patient.Patients;
import org.postern.patient.PortalAccess;
import org.postern.patient.PortalAccount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Merges two records of one person: all or nothing, and nothing is lost. */
@Service
@Transactional
public class Merging {

    private final Patients patients;
    private final PortalAccess access;
    private final MergedRecords records;
    private final MovedRows rows;
    private final AuditTrail audit;

    Merging(
            Patients patients,
            PortalAccess access,
            MergedRecords records,
            MovedRows rows,
            AuditTrail audit) {
        this.patients = patients;
        this.access = access;
        this.records = records;
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * What a merge would do. Both records are looked at, which is recorded.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such record
     * @throws org.postern.patient.PatientMerged if one of them was merged before
     * @throws SameRecord if they are one
     */
    public MergePreview preview(UUID survivorId, UUID otherId) {
        refuseSame(survivorId, otherId);
        return new MergePreview(
                side(patients.open(survivorId)),
                side(patients.open(otherId)),
                rows.inWords(otherId));
    }

    private Side side(Patient patient) {
        return new Side(patient, access.accounts(patient.id()));
    }

    /**
     * Merges one record into another. Whoever asks for the other from now on is led to the
     * survivor.
     *
     * @throws org.postern.patient.PatientNotFound if there is no such record
     * @throws org.postern.patient.PatientMerged if one of them was merged before
     * @throws SameRecord if they are one
     * @throws MergeUnchecked if they look like two people's, and nobody has checked it
     */
    public void merge(UUID survivorId, UUID otherId, MergeChoice choice) {
        refuseSame(survivorId, otherId);
        records.lock(survivorId, otherId);
        var survivor = patients.get(survivorId);
        var other = patients.get(otherId);
        if (!choice.onePerson() && MergePreview.looksLikeTwoPeople(survivor, other)) {
            throw new MergeUnchecked();
        }
        endAccounts(survivorId, otherId, choice.accounts());
        rows.move(otherId, survivorId);
        records.unite(survivor, other, details(survivor, other, choice.details()));
        audit.record(
                AuditEvent.allowed(AuditAction.MERGE_PATIENTS)
                        .patient(survivorId)
                        .on("patient", otherId));
        audit.record(
                AuditEvent.allowed(AuditAction.MERGE_PATIENTS)
                        .patient(otherId)
                        .on("patient", survivorId));
    }

    private static void refuseSame(UUID survivorId, UUID otherId) {
        if (survivorId.equals(otherId)) {
            throw new SameRecord();
        }
    }

    // An account that writes for both goes on in any case.
    private void endAccounts(UUID survivorId, UUID otherId, MergeChoice.Accounts kept) {
        if (kept == MergeChoice.Accounts.BOTH) {
            return;
        }
        var ending = kept == MergeChoice.Accounts.SURVIVOR ? otherId : survivorId;
        var staying = kept == MergeChoice.Accounts.SURVIVOR ? survivorId : otherId;
        var stay = access.accounts(staying).stream().map(PortalAccount::id).toList();
        access.accounts(ending).stream()
                .filter(account -> !stay.contains(account.id()))
                .forEach(account -> access.end(account, ending));
    }

    // What only one of them knows is kept, too.
    private static PatientDetails details(
            Patient survivor, Patient other, MergeChoice.Details whose) {
        var chosen = whose == MergeChoice.Details.SURVIVOR ? survivor : other;
        var rest = whose == MergeChoice.Details.SURVIVOR ? other : survivor;
        return new PatientDetails(
                chosen.recordNumber(),
                chosen.givenName(),
                chosen.familyName(),
                chosen.dateOfBirth(),
                chosen.email() == null ? rest.email() : chosen.email());
    }
}
