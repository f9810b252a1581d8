package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.PracticeBanner;
import org.postern.messagesettings.StandingText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Communications > Default banner. */
@Controller
@RequestMapping("/settings/communications/default-banner")
class DefaultBanner {

    private final PracticeBanner banner;

    DefaultBanner(PracticeBanner banner) {
        this.banner = banner;
    }

    @GetMapping
    String show(@RequestParam(required = false) String saved, Model model) {
        return page(banner.text(), null, saved != null, model);
    }

    /** Saves, or only shows what patients would see. */
    @PostMapping
    String save(
            @RequestParam(name = "banner", defaultValue = "") String typed,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletResponse response,
            Model model) {
        var text = StandingText.clean(typed);
        var problem = StandingText.problem(text, StandingText.BANNER_LIMIT).orElse(null);
        if (problem == null && preview == null) {
            banner.save(text);
            return "redirect:/settings/communications/default-banner?saved";
        }
        if (preview == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(typed, problem, false, model);
    }

    private static String page(
            String banner, @Nullable String problem, boolean saved, Model model) {
        model.addAttribute("banner", banner);
        model.addAttribute("problem", problem);
        model.addAttribute("saved", saved);
        return "clinic/default-banner";
    }
}
