package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.practice.Accent;
import org.postern.practice.PracticeProfiles;
import org.postern.practice.SlugTaken;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Business > Practice. */
@Controller
@RequestMapping(PracticePage.ADDRESS)
class PracticePage {

    static final String ADDRESS = "/settings/business/practice";

    private final PracticeProfiles profiles;
    private final PracticeView view;

    PracticePage(PracticeProfiles profiles, PracticeView view) {
        this.profiles = profiles;
        this.view = view;
    }

    // Also at the addresses of a preview and of a refused logo, which their page reloads.
    @GetMapping({"", "/preview", "/logo"})
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        model.addAttribute("saved", saved != null);
        return view.saved(Map.of(), model);
    }

    @PostMapping
    String save(
            @RequestParam Map<String, String> typed, HttpServletResponse response, Model model) {
        var form = PracticeForm.of(typed);
        var problems = form.problems();
        if (problems.isEmpty()) {
            try {
                profiles.save(form.profile());
                return "redirect:" + ADDRESS + "?saved";
            } catch (SlugTaken e) {
                problems =
                        Map.of(
                                "slug",
                                "Another practice on this server has this address, or had it."
                                        + " Choose another one.");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view.page(form, problems, model);
    }

    /** Shows what is typed, and saves nothing: for browsers without scripts. */
    @PostMapping("/preview")
    String preview(@RequestParam Map<String, String> typed, Model model) {
        var form = PracticeForm.of(typed);
        model.addAttribute("previewed", true);
        return view.page(form, form.problems(), model);
    }

    /** The preview's colour. */
    @GetMapping("/preview.css")
    ResponseEntity<String> previewStyle(@RequestParam(defaultValue = "") String accent) {
        var readable = Accent.parse(accent).filter(Accent::isReadable);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                // Never empty: an answer without a body is sent before its headers are complete.
                .body(readable.map(one -> one.css(".preview")).orElse("/* no colour */"));
    }
}
