package org.postern.writing;

import org.jspecify.annotations.Nullable;
import org.postern.compose.MessageText;
import org.postern.messaging.SendOutcome;
import org.postern.wording.Words;

/** Says why a message was not sent, and what to do. */
final class Refusals {

    private Refusals() {}

    static @Nullable String ofText(@Nullable SendOutcome outcome, String text, Words words) {
        if (!(outcome instanceof SendOutcome.BadText bad)) {
            return null;
        }
        return switch (bad.problem()) {
            case BLANK -> words.say("writing.blank");
            case TOO_LONG -> words.say("writing.too-long", bad.limit(), parts(text, bad.limit()));
            case HOLDS_NUL -> words.say("writing.nul");
        };
    }

    // In how many messages it would fit.
    private static int parts(String text, int limit) {
        var length = MessageText.length(MessageText.normalize(text));
        return (length + limit - 1) / limit;
    }

    static @Nullable String ofSubject(@Nullable SendOutcome outcome, Words words) {
        return outcome instanceof SendOutcome.BadSubject
                ? words.say("writing.subject-too-long")
                : null;
    }

    /** What the writer must know before sending again; null when nothing. */
    static @Nullable String notice(@Nullable SendOutcome outcome, Words words) {
        if (outcome == null) {
            return words.say("writing.too-old");
        }
        if (outcome instanceof SendOutcome.NewerMessages) {
            return words.say("writing.newer");
        }
        if (outcome instanceof SendOutcome.SentBefore) {
            return words.say("writing.sent-before");
        }
        if (outcome instanceof SendOutcome.RecipientGone) {
            return words.say("writing.recipient-gone");
        }
        if (outcome instanceof SendOutcome.TooOften || outcome instanceof SendOutcome.NotTaken) {
            return words.say("writing.not-sent");
        }
        return null;
    }
}
