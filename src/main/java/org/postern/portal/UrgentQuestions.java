package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.messaging.SendOutcome;
import org.postern.urgent.UrgentSettings;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Decides whether a page that shows a refused post again asks "Is this an emergency?". Who was
 * stopped for another reason is asked on the same page, so that nobody is stopped twice.
 */
@Component
class UrgentQuestions {

    private static final String ASKED = "asked-composer";

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

    /**
     * Leads a message that may tell of an emergency to a page that asks, so that going back and
     * loading again work there; what was typed is kept as a draft. Nothing for any other outcome.
     *
     * @param page the address of that page
     */
    Optional<String> lead(
            Desk desk,
            ComposerForm form,
            Optional<SendOutcome> outcome,
            HttpServletRequest request,
            String page) {
        if (outcome.filter(SendOutcome.MayBeUrgent.class::isInstance).isEmpty()
                || !composers.saveDraft(desk, form)) {
            return Optional.empty();
        }
        // Its client token must stay: what is sent from either page is sent once.
        request.getSession().setAttribute(ASKED, form.composer());
        return Optional.of("redirect:" + page);
    }

    /** The composer of that page; as it was opened once there is nothing to ask any more. */
    ComposerPage asked(Desk desk, ComposerPage opened, HttpServletRequest request, Model model) {
        var sealed = (String) request.getSession().getAttribute(ASKED);
        if (sealed == null || !settings.asks(opened.subject(), opened.text())) {
            return opened;
        }
        var again = composers.reopened(desk, opened, sealed);
        again.ifPresent(
                page -> model.addAttribute("urgent", new UrgentQuestion(true, settings.numbers())));
        return again.orElse(opened);
    }

    /** The composer of the page that asks: what it sends is not stopped again. */
    ComposerPage composer(ComposerPage again, Optional<UrgentQuestion> question) {
        return question.filter(UrgentQuestion::sendable).isPresent()
                ? composers.advised(again)
                : again;
    }
}
