package org.postern.mysettings;

import org.jspecify.annotations.Nullable;
import org.postern.quickreply.QuickReplies;
import org.postern.user.UserIdentity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Offers quick replies to every page of the inbox; those with a composer take them. */
@ControllerAdvice(
        basePackages = {"org.postern.inbox", "org.postern.conversation", "org.postern.patients"})
class QuickRepliesInComposers {

    private final QuickReplies replies;

    QuickRepliesInComposers(QuickReplies replies) {
        this.replies = replies;
    }

    @ModelAttribute("quickReplies")
    @Nullable QuickReplyChoice quickReplies() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.getPrincipal() instanceof UserIdentity user
                ? new QuickReplyChoice(replies, user)
                : null;
    }
}
