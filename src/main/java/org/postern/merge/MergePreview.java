package org.postern.merge;

import java.util.List;
import org.postern.patient.Patient;
import org.postern.patient.PortalAccount;

/**
 * Two records side by side, and what a merge would do.
 *
 * @param survivor the record that goes on
 * @param other the record that is merged into it
 * @param moves what would move, in words such as "2 conversations"
 */
public record MergePreview(Side survivor, Side other, List<String> moves) {

    /** One record and who writes for it. */
    public record Side(Patient patient, List<PortalAccount> accounts) {}

    /** Whether there is a choice of accounts: both records have one. */
    public boolean bothRegistered() {
        return !survivor.accounts().isEmpty() && !other.accounts().isEmpty();
    }
}
