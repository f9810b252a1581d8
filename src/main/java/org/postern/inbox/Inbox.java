package org.postern.inbox;

import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list alone: My Messages, Others' Messages, the practice queue. */
@Controller
@RequestMapping("/inbox")
class Inbox {

    private final InboxList list;

    Inbox(InboxList list) {
        this.list = list;
    }

    @GetMapping
    String show(
            UserIdentity user,
            InboxState state,
            @RequestParam(required = false) String told,
            Model model) {
        var inbox = list.read(user, state, null);
        var news = Told.parse(told);
        model.addAttribute("inbox", inbox);
        model.addAttribute(
                "told",
                news.words(
                        user.id().equals(news.receiver())
                                ? "you"
                                : inbox.receiver(news.receiver())));
        return "clinic/inbox";
    }

    /** Search words are posted: no address or log ever holds them. */
    @PostMapping("/searches")
    String search(
            UserIdentity user, InboxState state, @RequestParam(defaultValue = "") String words) {
        return "redirect:/inbox" + list.search(user, state, words).query();
    }
}
