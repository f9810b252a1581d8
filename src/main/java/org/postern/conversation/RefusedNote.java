package org.postern.conversation;

import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.note.InternalNotes;
import org.postern.note.NoteOutcome;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;

/** A note's composer again, with all that was typed and what to do about it. */
final class RefusedNote {

    private RefusedNote() {}

    static ComposerPage composer(
            ComposerPages composers, Desk desk, ComposerForm form, @Nullable NoteOutcome outcome) {
        var problem = outcome instanceof NoteOutcome.BadText bad ? words(bad) : null;
        var notice =
                outcome == null
                        ? "This page was open too long to save from it. Check your note and save it"
                                + " now."
                        : outcome instanceof NoteOutcome.WrittenBefore
                                ? "Another note was saved from this page before. The text below was"
                                        + " not saved. If you want to keep it too, save it now."
                                : null;
        return composers.again(desk, form, InternalNotes.LIMIT, problem, notice);
    }

    private static String words(NoteOutcome.BadText bad) {
        return switch (bad.problem()) {
            case BLANK -> "Write your note first.";
            case TOO_LONG ->
                    "Shorten your note to %,d characters, or save it in two parts."
                            .formatted(bad.limit());
            case HOLDS_NUL ->
                    "The text holds a character that cannot be kept. Type the last part again.";
        };
    }
}
