package org.postern.user;

import java.util.UUID;

/** The signed-in user of a request, with the rights as they are now. */
public record UserIdentity(UUID practiceId, UserAccount account) {

    /** The user's id. */
    public UUID id() {
        return account.id();
    }

    /** The user's name as patients see it. */
    public String name() {
        return account.name();
    }
}
