package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.postern.practice.PracticeSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Business > Parents and caregivers. */
@Controller
@RequestMapping("/settings/business/proxies")
class ProxySettings {

    private final PracticeSettings settings;

    ProxySettings(PracticeSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    String show(@RequestParam(required = false) String saved, Model model) {
        return page(String.valueOf(settings.adultAge()), null, saved != null, model);
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String age,
            HttpServletResponse response,
            Model model) {
        var typed = age.strip();
        if (typed.matches("\\d{1,2}") && PracticeSettings.isAdultAge(Integer.parseInt(typed))) {
            settings.saveAdultAge(Integer.parseInt(typed));
            return "redirect:/settings/business/proxies?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(age, "Enter an age from 12 to 21.", false, model);
    }

    private static String page(String age, @Nullable String problem, boolean saved, Model model) {
        model.addAttribute("age", age);
        model.addAttribute("problem", problem);
        model.addAttribute("saved", saved);
        return "clinic/proxy-settings";
    }
}
