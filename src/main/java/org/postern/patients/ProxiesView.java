package org.postern.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.patient.PortalAccount;
import org.postern.patient.Relation;
import org.postern.proxy.SentInvitation;

/**
 * Who writes for a patient, as the profile shows it.
 *
 * @param accounts all who do, the patient first
 * @param waiting who was invited and has not come
 * @param grownUpOn the day on which a parent's access ends
 */
public record ProxiesView(
        List<PortalAccount> accounts,
        List<SentInvitation> waiting,
        LocalDate grownUpOn,
        LocalDate today,
        boolean grownUp) {

    /** All but the patient. */
    public List<PortalAccount> others() {
        return accounts.stream().filter(one -> one.relation() != Relation.SELF).toList();
    }

    /** The patient's own sign-ins: one, or several after a merge. */
    public List<PortalAccount> own() {
        return accounts.stream().filter(one -> one.relation() == Relation.SELF).toList();
    }

    /** Who else signs in with this address: the patient cannot be invited at it. */
    public Optional<PortalAccount> holderOf(@Nullable String email) {
        return others().stream().filter(one -> one.email().equalsIgnoreCase(email)).findFirst();
    }

    /** Whether the patient should be invited, because a parent's access ends within half a year. */
    public boolean shouldInvitePatient() {
        return !today.isBefore(grownUpOn.minusMonths(6))
                && own().isEmpty()
                && accounts.stream().anyMatch(one -> one.relation() == Relation.PARENT);
    }
}
