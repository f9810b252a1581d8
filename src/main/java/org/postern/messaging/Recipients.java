package org.postern.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom patients can write to. */
@Service
@Transactional(readOnly = true)
public class Recipients {

    private final UserAccounts users;

    Recipients(UserAccounts users) {
        this.users = users;
    }

    /** All of them, by name. */
    public List<Recipient> all() {
        return users.recipients().stream().map(Recipients::recipient).toList();
    }

    /** One of them; nothing if patients cannot write to this user (any more). */
    public Optional<Recipient> find(UUID userId) {
        return users.find(userId).filter(UserAccount::canReceive).map(Recipients::recipient);
    }

    private static Recipient recipient(UserAccount user) {
        return new Recipient(user.id(), user.name(), user.role());
    }
}
