package org.postern.note;

import org.postern.compose.TextProblem;

/** What came of a wish to write a note. */
public sealed interface NoteOutcome {

    /** It stands in the thread: now, or since an earlier post of the same. */
    record Written() implements NoteOutcome {}

    /** This composer wrote another text before; nothing was written now. */
    record WrittenBefore() implements NoteOutcome {}

    /** The text cannot be a note. */
    record BadText(TextProblem problem, int limit) implements NoteOutcome {}
}
