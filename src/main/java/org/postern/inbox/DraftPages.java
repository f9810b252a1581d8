package org.postern.inbox;

import java.util.UUID;
import org.postern.attachment.Attachments;
import org.postern.compose.Drafts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a user has written and not sent, wherever its conversation is now. */
@Controller
@RequestMapping("/inbox/drafts")
class DraftPages {

    private final DraftRows rows;
    private final Drafts drafts;
    private final Attachments files;

    DraftPages(DraftRows rows, Drafts drafts, Attachments files) {
        this.rows = rows;
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping
    String list(UserIdentity user, Model model) {
        model.addAttribute("drafts", rows.of(user));
        return "clinic/drafts";
    }

    @PostMapping("/{draftId}/discard")
    String discard(UserIdentity user, @PathVariable UUID draftId) {
        files.removeOfDraft(user.id(), draftId);
        drafts.discard(user.id(), draftId);
        return "redirect:/inbox/drafts";
    }
}
