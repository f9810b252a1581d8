package org.postern.emergencypages;

import java.util.UUID;
import org.postern.emergency.EmergencyReviews;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Security > Emergency access. */
@Controller
@RequestMapping("/settings/security/emergency")
class EmergencyReviewPage {

    private final EmergencyReviews reviews;

    EmergencyReviewPage(EmergencyReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String reviewed, Model model) {
        model.addAttribute("records", reviews.list());
        model.addAttribute("reviewed", reviewed);
        return "clinic/emergency-reviews";
    }

    @PostMapping("/{accessId}/review")
    String review(UserIdentity reviewer, @PathVariable UUID accessId) {
        var noted = reviews.review(reviewer, accessId);
        return "redirect:/settings/security/emergency?reviewed=" + (noted ? "yes" : "no");
    }
}
