package org.postern.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.postern.handling.UndoSend;
import org.postern.inbox.InboxState;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes back what was sent a moment ago. */
@Controller
class Undo {

    private final UndoSend undo;
    private final ConversationPages pages;

    Undo(UndoSend undo, ConversationPages pages) {
        this.undo = undo;
        this.pages = pages;
    }

    @PostMapping("/inbox/threads/{threadId}/messages/{messageId}/undo")
    String undo(
            UserIdentity user,
            @PathVariable UUID threadId,
            @PathVariable UUID messageId,
            InboxState state,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var desk = undo.undo(user, threadId, messageId);
        if (desk.isEmpty()) {
            var problem = "It is too late to undo: the message was delivered.";
            return pages.refused(
                    user, threadId, state, 409, problem, null, request, response, model);
        }
        return desk.get().threadId() == null
                ? "redirect:/patients/" + desk.get().patientId() + "/messages#reply"
                : "redirect:/inbox/threads/" + threadId + state.query() + "#reply";
    }
}
