package org.postern.writing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postern.attachment.Attachment;
import org.postern.attachment.FileProblem;
import org.postern.compose.FileLimits;

/**
 * The files of a composer as a page shows them.
 *
 * @param attached what goes with the message
 * @param problems why other files do not
 */
public record FilesPage(List<Attachment> attached, List<FileProblem> problems, FileLimits limits) {

    /** The ids of what is attached, as its form sends them back. */
    public String ids() {
        return attached.stream()
                .map(Attachment::id)
                .map(UUID::toString)
                .collect(Collectors.joining(","));
    }

    /** Whether files can be attached at all. */
    public boolean possible() {
        return limits.most() > 0 || !attached.isEmpty();
    }

    FilesPage within(FileLimits other) {
        return new FilesPage(attached, problems, other);
    }
}
