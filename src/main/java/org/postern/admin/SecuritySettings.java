package org.postern.admin;

import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.factor.RequiredFactors;
import org.postern.web.WebProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Business > Security: who must have a second factor. */
@Controller
@AsksForProof
@RequestMapping("/settings/business/security")
class SecuritySettings {

    private final RequiredFactors required;
    private final WebProperties.Session sessions;

    SecuritySettings(RequiredFactors required, WebProperties properties) {
        this.required = required;
        this.sessions = properties.session();
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        model.addAttribute("everybody", required.ofEverybody());
        model.addAttribute("administrators", required.ofAdministrators());
        model.addAttribute("userMinutes", sessions.userIdle().toMinutes());
        model.addAttribute("patientMinutes", sessions.patientIdle().toMinutes());
        model.addAttribute("saved", saved != null);
        return "clinic/security";
    }

    @PostMapping
    String save(@RequestParam(required = false) @Nullable String everybody) {
        required.requireOfEverybody(everybody != null);
        return "redirect:/settings/business/security?saved";
    }
}
