package org.postern.handling;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachment;

/**
 * A user's message that is not delivered yet: until then its author can take it back, and the
 * patient sees nothing of it.
 *
 * @param id what the message's id will be
 * @param text null when what is stored was damaged
 * @param dueAt when it is delivered
 * @param files what goes with it
 */
public record OutgoingMessage(
        UUID id,
        UUID threadId,
        UUID authorId,
        String authorName,
        @Nullable String text,
        UUID clientToken,
        Instant dueAt,
        List<Attachment> files) {

    OutgoingMessage with(List<Attachment> attached) {
        return new OutgoingMessage(
                id, threadId, authorId, authorName, text, clientToken, dueAt, attached);
    }
}
