package org.postern.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.user.UserAccount;

/**
 * One user's page.
 *
 * @param form what the fields hold
 * @param problems what is wrong, by field; under "" what is about none
 * @param threads how many conversations the user has
 * @param receivers who could get them
 * @param to whom of them an administrator has chosen; null for the practice queue
 */
public record UserView(
        UserRow row,
        UserForm form,
        Map<String, String> problems,
        int threads,
        List<UserAccount> receivers,
        @Nullable String to) {

    /** Whether losing the right to messages would leave conversations behind. */
    public boolean hasToHandOver() {
        return threads > 0 && row.user().canReceive();
    }

    /** The conversations, counted: "1 conversation". */
    public String conversations() {
        return threads == 1 ? "1 conversation" : threads + " conversations";
    }
}
