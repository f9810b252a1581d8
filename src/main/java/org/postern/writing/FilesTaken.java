package org.postern.writing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.attachment.FileProblem;
import org.postern.messaging.SendOutcome;

/**
 * What came of the files of a composer's post.
 *
 * @param ids those that go with the message
 * @param added those of them that came with this post
 * @param problems why others do not
 */
public record FilesTaken(List<UUID> ids, List<UUID> added, List<FileProblem> problems) {

    static final FilesTaken NONE = new FilesTaken(List.of(), List.of(), List.of());

    /** Why nothing is sent now; nothing when all files could be taken. */
    public Optional<SendOutcome> refusal() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new SendOutcome.BadFiles(problems));
    }
}
