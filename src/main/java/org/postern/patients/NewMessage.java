package org.postern.patients;

import java.util.UUID;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start of a new message to any patient: finding the patient. */
@Controller
@RequestMapping("/inbox/new")
class NewMessage {

    private final PatientFinder finder;

    NewMessage(PatientFinder finder) {
        this.finder = finder;
    }

    @GetMapping
    String show(
            UserIdentity user,
            @RequestParam(required = false) UUID search,
            @RequestParam(required = false) UUID after,
            Model model) {
        model.addAttribute("found", finder.find(user, search, after));
        return "clinic/new-message";
    }

    @PostMapping("/searches")
    String search(UserIdentity user, @RequestParam(defaultValue = "") String words) {
        return words.isBlank()
                ? "redirect:/inbox/new"
                : "redirect:/inbox/new?search=" + finder.save(user, words);
    }
}
