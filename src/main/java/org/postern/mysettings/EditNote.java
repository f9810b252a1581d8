package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.StandingText;
import org.postern.messagesettings.UserSettings;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The text that patients see while they write to this user. */
@Controller
@RequestMapping("/inbox/note")
class EditNote {

    private final UserSettings settings;

    EditNote(UserSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String show(UserIdentity user, @RequestParam(required = false) String saved, Model model) {
        return page(settings.of(user.id()).note(), null, saved != null, model);
    }

    /** Saves, or only shows what patients would see. */
    @PostMapping
    String save(
            UserIdentity user,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletResponse response,
            Model model) {
        var text = StandingText.clean(note);
        var problem = StandingText.problem(text, StandingText.NOTE_LIMIT).orElse(null);
        if (problem == null && preview == null) {
            settings.saveNote(user.id(), text);
            return "redirect:/inbox/note?saved";
        }
        if (preview == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(note, problem, false, model);
    }

    private static String page(String note, @Nullable String problem, boolean saved, Model model) {
        model.addAttribute("note", note);
        model.addAttribute("problem", problem);
        model.addAttribute("saved", saved);
        return "mine/note";
    }
}
