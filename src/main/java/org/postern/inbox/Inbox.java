package org.postern.inbox;

import java.util.UUID;
import org.postern.messaging.SavedSearches;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My Messages. */
@Controller
@RequestMapping("/inbox")
class Inbox {

    private final InboxList list;
    private final SavedSearches searches;

    Inbox(InboxList list, SavedSearches searches) {
        this.list = list;
        this.searches = searches;
    }

    @GetMapping
    String show(
            UserIdentity user,
            @RequestParam(required = false) UUID search,
            @RequestParam(required = false) String before,
            Model model) {
        model.addAttribute("inbox", list.read(user, search, before, null));
        return "clinic/inbox";
    }

    /** Search words are posted: no address or log ever holds them. */
    @PostMapping("/searches")
    String search(UserIdentity user, @RequestParam(defaultValue = "") String words) {
        if (words.isBlank()) {
            return "redirect:/inbox";
        }
        var bounded = words.length() > 500 ? words.substring(0, 500) : words;
        return "redirect:/inbox?search=" + searches.save(user, bounded);
    }
}
