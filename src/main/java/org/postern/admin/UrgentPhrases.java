package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.urgent.UrgentLines;
import org.postern.urgent.UrgentSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Communications > Urgent phrases. */
@Controller
@RequestMapping("/settings/communications/urgent-phrases")
class UrgentPhrases {

    private static final String HERE = "/settings/communications/urgent-phrases";

    private final UrgentSettings settings;

    UrgentPhrases(UrgentSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(required = false) @Nullable String restored,
            Model model) {
        model.addAttribute("saved", saved != null);
        model.addAttribute("restored", restored != null);
        return page(settings.phrases(), settings.numberLines(), null, null, model);
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String phrases,
            @RequestParam(defaultValue = "") String numbers,
            HttpServletResponse response,
            Model model) {
        var typed = UrgentLines.of(phrases, numbers);
        var phraseProblem = typed.phraseProblem().orElse(null);
        var numberProblem = typed.numberProblem().orElse(null);
        if (phraseProblem == null && numberProblem == null) {
            settings.save(typed);
            return "redirect:" + HERE + "?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("saved", false);
        return page(phrases, numbers, phraseProblem, numberProblem, model);
    }

    /** Asks before the phrases that are built in take the place of the practice's own. */
    @GetMapping("/built-in")
    String ask() {
        return "clinic/urgent-built-in";
    }

    /** Takes the phrases that are built in again. */
    @PostMapping("/built-in")
    String restore() {
        settings.restorePhrases();
        return "redirect:" + HERE + "?restored";
    }

    private static String page(
            String phrases,
            String numbers,
            @Nullable String phraseProblem,
            @Nullable String numberProblem,
            Model model) {
        model.addAttribute("phrases", phrases);
        model.addAttribute("numbers", numbers);
        model.addAttribute("phraseProblem", phraseProblem);
        model.addAttribute("numberProblem", numberProblem);
        return "clinic/urgent-phrases";
    }
}
