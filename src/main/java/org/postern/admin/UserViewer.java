package org.postern.admin;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.factor.SecondFactors;
import org.postern.messaging.Handover;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserDetails;
import org.postern.user.UserInvitations;
import org.postern.user.UserNotFound;
import org.springframework.stereotype.Component;

/** Puts together what one user's page shows. */
@Component
class UserViewer {

    private final UserAccounts users;
    private final UserInvitations invitations;
    private final Handover handover;
    private final SecondFactors factors;

    UserViewer(
            UserAccounts users,
            UserInvitations invitations,
            Handover handover,
            SecondFactors factors) {
        this.users = users;
        this.invitations = invitations;
        this.handover = handover;
        this.factors = factors;
    }

    UserView of(
            UUID userId,
            UUID viewerId,
            UserForm form,
            Map<String, String> problems,
            @Nullable String to) {
        var user = users.find(userId).orElseThrow(UserNotFound::new);
        return new UserView(
                UserRow.of(user, viewerId, invitations.open(), factors.owners()),
                form,
                problems,
                handover.assignedTo(userId),
                users.recipients().stream().filter(one -> !one.id().equals(userId)).toList(),
                to);
    }

    int threads(UUID userId) {
        return handover.assignedTo(userId);
    }

    /** How many conversations a change of a user's rights moves to somebody else. */
    int toMove(UUID userId, UserDetails details) {
        var receives = users.find(userId).filter(UserAccount::canReceive).isPresent();
        return receives && !details.portalMessaging() ? threads(userId) : 0;
    }
}
