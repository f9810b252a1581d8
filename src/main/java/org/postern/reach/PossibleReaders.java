package org.postern.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.messaging.Visibility;
import org.postern.patient.PortalAccess;
import org.postern.patient.PortalAccount;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers "who could have read this?" for now, with what decides each time somebody reads: {@link
 * Visibility} for users, the open links for portal accounts.
 */
@Service
@Transactional(readOnly = true)
public class PossibleReaders {

    /** Conversations of one assignee, or with null of the practice queue. */
    private record Share(@Nullable UUID assigneeId, int count) {}

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final UserAccounts users;
    private final PortalAccess access;

    PossibleReaders(
            JdbcClient jdbc, Visibility visibility, UserAccounts users, PortalAccess access) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.users = users;
        this.access = access;
    }

    /** How many conversations a patient has. */
    public int conversations(UUID patientId) {
        return sum(shares(patientId));
    }

    /** Users in the order of their names, then portal accounts, the patient's own first. */
    public List<PossibleReader> of(UUID patientId) {
        var shares = shares(patientId);
        return Stream.concat(
                        users.all().stream().flatMap(user -> reader(user, shares).stream()),
                        access.readers(patientId).stream().map(PossibleReaders::reader))
                .toList();
    }

    private List<Share> shares(UUID patientId) {
        return jdbc.sql(
                        """
                        select assignee_id, count(*) as count from thread
                        where practice_id = ? and patient_id = ? and last_seq > 0
                        group by assignee_id
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(
                        (row, number) ->
                                new Share(
                                        row.getObject("assignee_id", UUID.class),
                                        row.getInt("count")))
                .list();
    }

    private static int sum(List<Share> shares) {
        return shares.stream().mapToInt(Share::count).sum();
    }

    private Optional<PossibleReader> reader(UserAccount user, List<Share> shares) {
        if (!user.active() || !user.joined()) {
            return Optional.empty();
        }
        var identity = new UserIdentity(CurrentPractice.id(), user);
        var viewed =
                shares.stream()
                        .filter(share -> visibility.mayView(identity, share.assigneeId()))
                        .toList();
        var own =
                sum(viewed.stream().filter(share -> user.id().equals(share.assigneeId())).toList());
        var queue = sum(viewed.stream().filter(share -> share.assigneeId() == null).toList());
        var reasons = new ArrayList<String>();
        add(reasons, own, "Is the assignee of %s.");
        add(reasons, queue, "Sees the practice queue with %s.");
        add(reasons, sum(viewed) - own - queue, "May view other users' messages: %s.");
        if (user.administration()) {
            reasons.add("May export all of them (administration).");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new PossibleReader(user.id(), user.name(), true, reasons));
    }

    private static void add(List<String> reasons, int count, String sentence) {
        if (count > 0) {
            reasons.add(
                    sentence.formatted(count == 1 ? "1 conversation" : count + " conversations"));
        }
    }

    private static PossibleReader reader(PortalAccount account) {
        var relation =
                switch (account.relation()) {
                    case SELF -> "The patient.";
                    case PARENT -> "Parent.";
                    case CAREGIVER -> "Caregiver.";
                };
        return new PossibleReader(account.id(), account.name(), false, List.of(relation));
    }
}
