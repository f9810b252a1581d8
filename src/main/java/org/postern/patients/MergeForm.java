package org.postern.patients;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.merge.MergeChoice;

/**
 * What was chosen about two records.
 *
 * @param with the record that is merged into the other
 * @param checked the checkbox <em>one person</em>; null when it is not ticked
 */
public record MergeForm(
        @Nullable UUID with,
        MergeChoice.@Nullable Details details,
        MergeChoice.@Nullable Accounts accounts,
        @Nullable String checked) {

    static final MergeForm EMPTY = new MergeForm(null, null, null, null);

    /** Whose details stay: the surviving record's unless chosen otherwise. */
    public boolean keepsOther() {
        return details == MergeChoice.Details.OTHER;
    }

    /** Whose portal accounts stay: both unless chosen otherwise. */
    public MergeChoice.Accounts kept() {
        return accounts == null ? MergeChoice.Accounts.BOTH : accounts;
    }
}
