package org.postern.emergencypages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.emergency.EmergencyReviews;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
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
        model.addAttribute("reviewed", reviewed);
        return page(null, null, model);
    }

    private String page(@Nullable UUID typed, @Nullable ReviewForm form, Model model) {
        model.addAttribute("records", reviews.list());
        model.addAttribute("typed", typed);
        model.addAttribute("form", form);
        return "clinic/emergency-reviews";
    }

    @PostMapping("/{accessId}/review")
    String review(
            UserIdentity reviewer,
            @PathVariable UUID accessId,
            ReviewForm form,
            HttpServletResponse response,
            Model model) {
        if (form.problem() != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("reviewed", "");
            return page(accessId, form, model);
        }
        var noted = reviews.review(reviewer, accessId, form.isJustified(), form.text());
        return "redirect:/settings/security/emergency?reviewed=" + (noted ? "yes" : "no");
    }
}
