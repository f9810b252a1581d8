package org.postern.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postern.attachment.FileProblem;
import org.postern.compose.TextProblem;

/** What came of a post. */
public sealed interface SendOutcome {

    /** The message stands in this thread: now, or since an earlier post of the same. */
    record Sent(UUID threadId, UUID messageId) implements SendOutcome {}

    /** This composer sent another text before; nothing was sent now. */
    record SentBefore(UUID threadId) implements SendOutcome {}

    /** The writer had not seen the newest messages; nothing was sent. */
    record NewerMessages() implements SendOutcome {}

    /** The text cannot be sent. */
    record BadText(TextProblem problem, int limit) implements SendOutcome {}

    /** The subject is longer than allowed, or holds a NUL. */
    record BadSubject() implements SendOutcome {}

    /** Files cannot go with it. */
    record BadFiles(List<FileProblem> problems) implements SendOutcome {}

    /** The chosen user cannot receive messages (any more). */
    record RecipientGone() implements SendOutcome {}

    /** The patient has sent as many messages as the receiver takes; the next one can go then. */
    record TooOften(Instant until) implements SendOutcome {}

    /** The user is out of office and takes no messages. */
    record NotTaken() implements SendOutcome {}

    /** The text may tell of an emergency, and its writer was not yet asked; nothing was sent. */
    record MayBeUrgent() implements SendOutcome {}

    /** The patient has no portal account, so that nobody could read it. */
    record NotRegistered() implements SendOutcome {}
}
