package org.postern.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose messages a user may view. */
@Service
@Transactional(readOnly = true)
public class ViewableUsers {

    private final UserAccounts users;
    private final Visibility visibility;

    ViewableUsers(UserAccounts users, Visibility visibility) {
        this.users = users;
        this.visibility = visibility;
    }

    /** The other users whose messages this one may view, by name. */
    public List<UserAccount> of(UserIdentity user) {
        return users.recipients().stream()
                .filter(one -> !one.id().equals(user.id()))
                .filter(one -> visibility.mayView(user, one.id()))
                .toList();
    }

    /** Whether this user may view what is assigned to another; null names the practice queue. */
    public boolean mayView(UserIdentity user, @Nullable UUID assigneeId) {
        return visibility.mayView(user, assigneeId);
    }
}
