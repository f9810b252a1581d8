package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.inbox.InboxList;
import org.postern.inbox.InboxState;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One conversation beside the list. */
@Controller
@RequestMapping("/inbox/threads/{threadId}")
class ConversationPages {

    private final ConversationReader reader;
    private final InboxList list;

    ConversationPages(ConversationReader reader, InboxList list) {
        this.reader = reader;
        this.list = list;
    }

    // Also at the addresses of refused posts, whose pages are reloaded and refresh themselves.
    @GetMapping({"", "/messages", "/notes", "/assignment", "/unread"})
    String show(
            UserIdentity user,
            @PathVariable UUID threadId,
            InboxState state,
            @RequestParam(required = false) @Nullable Integer earlier,
            HttpServletRequest request,
            Model model) {
        var thread = reader.read(user, threadId, earlier, request);
        return page(user, state, reader.page(user, thread, null, null, null), model);
    }

    /** The page again, with what could not be done, and the reason typed for a reassignment. */
    String refused(
            UserIdentity user,
            UUID threadId,
            InboxState state,
            int status,
            String problem,
            @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status);
        var thread = reader.read(user, threadId, null, request);
        return page(
                user,
                state,
                reader.page(user, thread, null, null, problem).withReason(reason),
                model);
    }

    String page(UserIdentity user, InboxState state, ConversationPage page, Model model) {
        model.addAttribute("inbox", list.read(user, state, page.view().thread().id()));
        model.addAttribute("conversation", page);
        return "clinic/thread";
    }
}
