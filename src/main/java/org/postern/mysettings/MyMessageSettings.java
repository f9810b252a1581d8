package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.LimitTrial;
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

/** Message Settings: the page, its banner and its limits. Each form saves, or shows a preview. */
@Controller
@RequestMapping("/inbox/settings")
class MyMessageSettings {

    private final SettingsPages pages;
    private final UserSettings settings;
    private final LimitTrial trial;

    MyMessageSettings(SettingsPages pages, UserSettings settings, LimitTrial trial) {
        this.pages = pages;
        this.settings = settings;
        this.trial = trial;
    }

    // Also at the addresses of refused forms, which their pages reload and refresh.
    @GetMapping({"", "/banner", "/limits", "/files", "/absence"})
    String show(UserIdentity user, @RequestParam(required = false) String saved, Model model) {
        model.addAttribute("saved", saved == null ? "" : saved);
        return page(pages.of(user), model);
    }

    @PostMapping("/banner")
    String saveBanner(
            UserIdentity user,
            @RequestParam(defaultValue = "") String banner,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletResponse response,
            Model model) {
        var text = StandingText.clean(banner);
        var problems = new HashMap<String, String>();
        StandingText.problem(text, StandingText.BANNER_LIMIT)
                .ifPresent(problem -> problems.put("banner", problem));
        if (problems.isEmpty() && preview == null) {
            settings.saveBanner(user.id(), text);
            return "redirect:/inbox/settings?saved=banner";
        }
        setStatus(response, preview, problems);
        return page(pages.of(user).withBanner(banner, problems), model);
    }

    /** Saves limits that would have refused something only after that was shown. */
    @PostMapping("/limits")
    String saveLimits(
            UserIdentity user,
            LimitsForm form,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletResponse response,
            Model model) {
        var problems = form.problems();
        var refused = problems.isEmpty() ? trial.refused(user.id(), form.limits()) : null;
        var known =
                refused != null && (refused.messages() == 0 || form.shown().equals(form.name()));
        if (known && preview == null) {
            settings.saveLimits(user.id(), form.limits());
            return "redirect:/inbox/settings?saved=limits";
        }
        setStatus(response, preview, problems);
        return page(pages.of(user).with(form, refused, problems), model);
    }

    private static void setStatus(
            HttpServletResponse response, @Nullable String preview, Map<String, String> problems) {
        if (preview == null) {
            var status =
                    problems.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
            response.setStatus(status.value());
        }
    }

    static String page(SettingsPage page, Model model) {
        model.addAttribute("settings", page);
        return "mine/settings";
    }
}
