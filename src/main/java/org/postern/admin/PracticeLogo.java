package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.heavywork.WorkBusy;
import org.postern.practice.Logos;
import org.springframework.http.HttpHeaders;
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

    private static final String BUSY =
            "Too many pictures came at once. Choose it again in a minute.";
    private static final String A_MINUTE = "60";

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
        if (problem.equals(BUSY)) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, A_MINUTE);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return view.saved(Map.of("file", problem), model);
    }

    private @Nullable String problem(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return "Choose a picture first.";
        }
        if (file.getSize() > Logos.MOST_BYTES) {
            return "This file is larger than 1 MB. Choose a smaller picture.";
        }
        try {
            return logos.save(file.getBytes())
                    ? null
                    : "This file is not a picture that can be used. Choose a PNG or JPEG file, at"
                            + " most 4000 dots wide and high.";
        } catch (WorkBusy e) {
            return BUSY;
        }
    }

    @PostMapping("/removal")
    String remove() {
        logos.remove();
        return "redirect:" + PracticePage.ADDRESS + "?saved";
    }
}
