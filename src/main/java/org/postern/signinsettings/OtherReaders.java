package org.postern.signinsettings;

import java.util.List;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalAccess;
import org.postern.patient.PortalAccount;
import org.postern.patient.PortalPatient;

/** Who else reads and writes for a patient than the account that looks. */
public record OtherReaders(PortalPatient patient, List<PortalAccount> accounts) {

    static List<OtherReaders> of(PatientIdentity account, PortalAccess access) {
        return account.patients().stream()
                .map(one -> new OtherReaders(one, others(account, one, access)))
                .filter(one -> !one.accounts().isEmpty())
                .toList();
    }

    private static List<PortalAccount> others(
            PatientIdentity account, PortalPatient patient, PortalAccess access) {
        return access.readers(patient.id()).stream()
                .filter(one -> !one.id().equals(account.accountId()))
                .toList();
    }
}
