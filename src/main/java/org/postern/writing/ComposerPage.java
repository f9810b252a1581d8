package org.postern.writing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;

/**
 * A composer as a page shows it.
 *
 * @param sealed what its form sends back
 * @param seen the seq of the newest message on the page
 * @param limit the longest text, in characters
 * @param problem what is wrong with the text; null when nothing is
 * @param notice what the writer must know before sending; null when nothing
 * @param files what goes with the text
 * @param draftSaved when the text was kept as a draft; null when it was not
 */
public record ComposerPage(
        String sealed,
        int seen,
        String subject,
        String text,
        int limit,
        @Nullable String problem,
        @Nullable String subjectProblem,
        @Nullable String notice,
        @Nullable Instant draftSaved,
        FilesPage files) {

    /** The same composer with what its receiver takes of files. */
    public ComposerPage within(FileLimits limits) {
        return new ComposerPage(
                sealed,
                seen,
                subject,
                text,
                limit,
                problem,
                subjectProblem,
                notice,
                draftSaved,
                files.within(limits));
    }

    ComposerPage withSeal(String other) {
        return new ComposerPage(
                other,
                seen,
                subject,
                text,
                limit,
                problem,
                subjectProblem,
                notice,
                draftSaved,
                files);
    }

    /** How much of the limit is used up. */
    public int length() {
        return MessageText.length(MessageText.normalize(text));
    }
}
