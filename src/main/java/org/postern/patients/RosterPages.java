package org.postern.patients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.roster.RosterImport;
import org.postern.roster.RosterNotFound;
import org.postern.roster.RosterRefused;
import org.postern.roster.Rosters;
import org.postern.user.UserIdentity;
import org.postern.web.NotFoundPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bringing a roster: choose a file, look at what it would do, confirm, watch. */
@Controller
@AsksForProof
@RequestMapping("/patients/import")
class RosterPages {

    private final Rosters rosters;
    private final NotFoundPage notFound;

    RosterPages(Rosters rosters, NotFoundPage notFound) {
        this.rosters = rosters;
        this.notFound = notFound;
    }

    @GetMapping
    String choose(Model model) {
        return page(null, model);
    }

    private static String page(@Nullable String problem, Model model) {
        model.addAttribute("problem", problem);
        return "clinic/roster";
    }

    @PostMapping
    String upload(
            UserIdentity user,
            @RequestParam(required = false) MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refuse("Choose a file first.", response, model);
        }
        try {
            return "redirect:/patients/import/" + rosters.read(user.id(), file.getBytes());
        } catch (RosterRefused e) {
            return refuse(e.getMessage(), response, model);
        }
    }

    private static String refuse(
            @Nullable String problem, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(problem, model);
    }

    @GetMapping("/{importId}")
    String show(
            @PathVariable UUID importId,
            @RequestParam(defaultValue = "0") int problems,
            Model model) {
        var roster = rosters.open(importId);
        model.addAttribute("roster", roster);
        model.addAttribute("problemPage", problems);
        model.addAttribute("problems", rosters.problems(importId, problems));
        return roster.state() == RosterImport.State.WAITING
                ? "clinic/roster-preview"
                : "clinic/roster-progress";
    }

    @PostMapping("/{importId}/confirmation")
    String confirm(@PathVariable UUID importId) {
        rosters.confirm(importId);
        return "redirect:/patients/import/" + importId;
    }

    @ExceptionHandler(RosterNotFound.class)
    String none(HttpServletRequest request, HttpServletResponse response, Model model) {
        return notFound.answer(request, response, model);
    }

    @PostMapping("/{importId}/withdrawal")
    String withdraw(@PathVariable UUID importId) {
        rosters.withdraw(importId);
        return "redirect:/patients/import/" + importId;
    }
}
