package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.practice.Logos;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The logo: a form of its own, so that a refused file loses nothing of what else was typed. */
@Controller
@RequestMapping(PracticePage.ADDRESS + "/logo")
class PracticeLogo {

    private final Logos logos;
    private final PracticeView view;

    PracticeLogo(Logos logos, PracticeView view) {
        this.logos = logos;
        this.view = view;
    }

    @PostMapping
    String upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var problem = problem(file);
        if (problem == null) {
            return "redirect:" + PracticePage.ADDRESS + "?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view.saved(Map.of("file", problem), model);
    }

    private @Nullable String problem(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return "Choose a picture first.";
        }
        if (file.getSize() > Logos.MOST_BYTES) {
            return "This file is larger than 1 MB. Choose a smaller picture.";
        }
        return logos.save(file.getBytes())
                ? null
                : "This file is not a picture that can be used. Choose a PNG or JPEG file, at most"
                        + " 4000 dots wide and high.";
    }

    @PostMapping("/removal")
    String remove() {
        logos.remove();
        return "redirect:" + PracticePage.ADDRESS + "?saved";
    }
}
