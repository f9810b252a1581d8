package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.retention.HeldPatients;
import org.postern.retention.RetentionPeriod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Settings > Business > Retention. A period that deletes something is saved only by somebody who
 * has been told what.
 */
@AsksForProof
@Controller
@RequestMapping("/settings/business/retention")
class RetentionSettings {

    private static final String WRONG =
            "Enter whole years from %d to %d, or nothing to keep everything."
                    .formatted(RetentionPeriod.LEAST, RetentionPeriod.MOST);

    private final RetentionPeriod period;
    private final HeldPatients held;

    RetentionSettings(RetentionPeriod period, HeldPatients held) {
        this.period = period;
        this.held = held;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        var years = period.years().map(String::valueOf).orElse("");
        model.addAttribute("saved", saved != null);
        return page(years, null, false, model);
    }

    /** Counted is what the page has told about; saving asks for it first. */
    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String years,
            @RequestParam(defaultValue = "") String counted,
            HttpServletResponse response,
            Model model) {
        var typed = years.strip();
        if (typed.isEmpty()) {
            period.keepFor(null);
            return "redirect:/settings/business/retention?saved";
        }
        model.addAttribute("saved", false);
        if (!isPeriod(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(years, WRONG, false, model);
        }
        if (!counted.equals(typed) && period.due(Integer.parseInt(typed)).threads() > 0) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, null, true, model);
        }
        period.keepFor(Integer.valueOf(typed));
        return "redirect:/settings/business/retention?saved";
    }

    private static boolean isPeriod(String typed) {
        return typed.matches("\\d{1,3}")
                && Integer.parseInt(typed) >= RetentionPeriod.LEAST
                && Integer.parseInt(typed) <= RetentionPeriod.MOST;
    }

    private String page(String years, @Nullable String problem, boolean asks, Model model) {
        var now = period.years();
        model.addAttribute("years", years);
        model.addAttribute("problem", problem);
        model.addAttribute("asks", asks);
        model.addAttribute("kept", now.orElse(null));
        model.addAttribute("due", asks ? period.due(Integer.parseInt(years)) : null);
        model.addAttribute("now", now.map(period::due).orElse(null));
        model.addAttribute("next", period.next());
        model.addAttribute("held", held.list());
        model.addAttribute("heldCount", held.count());
        return "clinic/retention";
    }
}
