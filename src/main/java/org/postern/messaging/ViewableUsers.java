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
        return among(users.recipients(), user);
    }

    /** Those of these users whose messages this one may view, without the user. */
    public List<UserAccount> among(List<UserAccount> all, UserIdentity user) {
        var viewed = visibility.viewed(user);
        return all.stream()
                .filter(one -> !one.id().equals(user.id()))
                .filter(one -> viewed.everybody() || viewed.users().contains(one.id()))
                .toList();
    }

    /** Whether this user may view what is assigned to another; null names the practice queue. */
    public boolean mayView(UserIdentity user, @Nullable UUID assigneeId) {
        return visibility.mayView(user, assigneeId);
    }
}
