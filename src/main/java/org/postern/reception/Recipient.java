package org.postern.reception;

import java.util.UUID;
import org.postern.user.UserAccount;

/** A user whom patients can write to, as patients see them. */
public record Recipient(UUID id, String name, String role) {

    static Recipient of(UserAccount user) {
        return new Recipient(user.id(), user.name(), user.role());
    }
}
