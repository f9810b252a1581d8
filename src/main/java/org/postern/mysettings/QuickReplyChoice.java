package org.postern.mysettings;

import java.util.List;
import org.postern.patient.Patient;
import org.postern.quickreply.Names;
import org.postern.quickreply.QuickReplies;
import org.postern.quickreply.QuickReply;
import org.postern.user.UserIdentity;

/** The quick replies that a user can insert; read only by pages that show a composer. */
public class QuickReplyChoice {

    private final QuickReplies replies;
    private final UserIdentity user;

    QuickReplyChoice(QuickReplies replies, UserIdentity user) {
        this.replies = replies;
        this.user = user;
    }

    /** Own and the practice's, by title, with the names of user and patient filled in. */
    public List<QuickReply> filledFor(Patient patient) {
        var names = names(user, patient);
        return replies.of(user).stream()
                .map(
                        reply ->
                                new QuickReply(
                                        reply.id(),
                                        reply.ownerId(),
                                        reply.title(),
                                        reply.filled(names)))
                .toList();
    }

    static Names names(UserIdentity user, Patient patient) {
        return new Names(patient.givenName(), patient.name(), user.name());
    }
}
