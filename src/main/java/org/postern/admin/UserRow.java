package org.postern.admin;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.user.UserAccount;
import org.postern.user.ViewOthers;

/**
 * A user in the list.
 *
 * @param linkUntil until when the invitation's link works; null when there is none that does
 * @param secondStep whether the password alone does not let the user in
 */
public record UserRow(
        UserAccount user, boolean own, @Nullable Instant linkUntil, boolean secondStep) {

    static UserRow of(
            UserAccount user, UUID viewer, Map<UUID, Instant> links, Set<UUID> secondSteps) {
        return new UserRow(
                user,
                user.id().equals(viewer),
                links.get(user.id()),
                secondSteps.contains(user.id()));
    }

    /** How the user stands where that is worth a word; null for one who can sign in. */
    public @Nullable String state() {
        if (!user.active()) {
            return "Switched off";
        }
        if (user.joined()) {
            return null;
        }
        return linkUntil == null ? "Link ended" : "Invited";
    }

    /** The whole address of the user's page. */
    public String address() {
        return UserPage.LIST + "/" + user.id();
    }

    /** Whether a right to others' messages is there that comes and goes with Portal messaging. */
    public boolean viewsOthers() {
        return user.viewOthers() != ViewOthers.NOBODY;
    }

    /** Whose messages the user may view, in a sentence. */
    public String views() {
        return switch (user.viewOthers()) {
            case NOBODY -> "Views nobody else's messages";
            case EVERYBODY -> "Views everybody's messages";
            case CHOSEN -> "Views chosen users' messages";
        };
    }
}
