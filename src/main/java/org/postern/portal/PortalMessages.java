package org.postern.portal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalPatient;
import org.postern.threadlist.Cursor;
import org.postern.threadlist.ThreadLists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The conversations of all patients for whom an account writes, or of one of them. */
@Controller
@RequestMapping("/portal/messages")
class PortalMessages {

    private final ThreadLists lists;
    private final PatientDrafts drafts;
    private final Abouts abouts;

    PortalMessages(ThreadLists lists, PatientDrafts drafts, Abouts abouts) {
        this.lists = lists;
        this.drafts = drafts;
        this.abouts = abouts;
    }

    @GetMapping
    String list(
            PatientIdentity account,
            @RequestParam(name = "for") Optional<UUID> about,
            @RequestParam(required = false) String before,
            Model model) {
        var shown =
                about.map(id -> List.of(abouts.patient(account, id))).orElse(account.patients());
        var ids = shown.stream().map(PortalPatient::id).toList();
        model.addAttribute("account", account);
        model.addAttribute("about", about.map(id -> shown.get(0)).orElse(null));
        model.addAttribute("threads", lists.own(account, ids, Cursor.parse(before)));
        model.addAttribute("drafts", drafts.of(account));
        return "portal/messages";
    }
}
