package org.postern.admin;

import java.util.Map;
import org.postern.user.UserRefused;
import org.springframework.http.HttpStatus;

/** Says why a change of a user cannot be, at the field that it is about; or above all of them. */
final class UserProblems {

    private UserProblems() {}

    static Map<String, String> of(UserRefused refused) {
        return switch (refused.reason()) {
            case EMAIL_TAKEN ->
                    Map.of(
                            "email",
                            "Another user signs in with this address. Enter one of this user's"
                                    + " own.");
            case LAST_ADMINISTRATOR ->
                    Map.of(
                            "",
                            "This is the only user with Administration. Give it to somebody else"
                                    + " first, or nobody could change settings any more.");
            case LAST_OF_THE_QUEUE ->
                    Map.of(
                            "",
                            "This is the only user with both Administration and Portal messaging."
                                    + " Give both to somebody else first, or nobody would see the"
                                    + " practice queue.");
            case YOURSELF ->
                    Map.of(
                            "",
                            "You cannot switch off yourself. Ask another administrator to do it.");
            case RECEIVER_GONE ->
                    Map.of(
                            "to",
                            "The user you chose can no longer receive messages. Nothing was"
                                    + " changed. Choose somebody else or the practice queue.");
            case JOINED_ALREADY ->
                    Map.of("", "This user has set a password already and needs no link.");
            case SWITCHED_OFF ->
                    Map.of("", "This user is switched off. Switch the user on before inviting.");
        };
    }

    static int status(UserRefused refused) {
        var status =
                refused.reason() == UserRefused.Reason.RECEIVER_GONE
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return status.value();
    }
}
