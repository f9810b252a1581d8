package org.postern.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.SendOutcome;
import org.postern.urgent.UrgentSettings;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.springframework.stereotype.Component;

/**
 * Decides whether a page that shows a refused post again asks "Is this an emergency?". Who was
 * stopped for another reason is asked on the same page, so that nobody is stopped twice.
 */
@Component
class UrgentQuestions {

    private final UrgentSettings settings;
    private final ComposerPages composers;

    UrgentQuestions(UrgentSettings settings, ComposerPages composers) {
        this.settings = settings;
        this.composers = composers;
    }

    /**
     * The question for a post.
     *
     * @param outcome why it was refused; null when its composer was too old
     */
    Optional<UrgentQuestion> about(ComposerForm form, @Nullable SendOutcome outcome) {
        var asked =
                outcome instanceof SendOutcome.MayBeUrgent
                        || !isToBeMendedFirst(outcome)
                                && (outcome instanceof SendOutcome.SentBefore
                                        || !composers.isAdvised(form))
                                && settings.asks(form.subject(), form.textOrEmpty());
        return asked
                ? Optional.of(new UrgentQuestion(isSendable(outcome), settings.numbers()))
                : Optional.empty();
    }

    // Who must change the text is told that, and asked when it is sent.
    private static boolean isToBeMendedFirst(@Nullable SendOutcome outcome) {
        return outcome instanceof SendOutcome.BadText
                || outcome instanceof SendOutcome.BadSubject
                || outcome instanceof SendOutcome.BadFiles;
    }

    private static boolean isSendable(@Nullable SendOutcome outcome) {
        return outcome == null
                || outcome instanceof SendOutcome.MayBeUrgent
                || outcome instanceof SendOutcome.NewerMessages
                || outcome instanceof SendOutcome.SentBefore;
    }

    /** The composer of the page that asks: what it sends is not stopped again. */
    ComposerPage composer(ComposerPage again, Optional<UrgentQuestion> question) {
        return question.filter(UrgentQuestion::sendable).isPresent()
                ? composers.advised(again)
                : again;
    }
}
