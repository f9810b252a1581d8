package org.postern.emergencypages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.emergency.EmergencyAccess;
import org.postern.emergency.EmergencyThreads;
import org.postern.emergency.NoEmergency;
import org.postern.entry.AsksForProof;
import org.postern.patient.Patients;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.user.UserIdentity;
import org.postern.writing.FileAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/** A patient's conversations in an emergency: asked for with a reason, then read. */
@Controller
@RequestMapping("/patients/{patientId}/messages/emergency")
class EmergencyPages {

    private final EmergencyAccess access;
    private final EmergencyThreads threads;
    private final Patients patients;
    private final FileAnswers files;
    private final Throttle throttle;

    EmergencyPages(
            EmergencyAccess access,
            EmergencyThreads threads,
            Patients patients,
            FileAnswers files,
            Throttle throttle) {
        this.access = access;
        this.threads = threads;
        this.patients = patients;
        this.files = files;
        this.throttle = throttle;
    }

    @GetMapping
    @AsksForProof
    String ask(UserIdentity user, @PathVariable UUID patientId, Model model) {
        return access.until(user, patients.get(patientId).id()).isPresent()
                ? "redirect:" + address(patientId) + "/threads"
                : page(patientId, "", null, model);
    }

    @PostMapping
    @AsksForProof
    String open(
            UserIdentity user,
            @PathVariable UUID patientId,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var problem = problem(reason.strip());
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(patientId, reason, problem, model);
        }
        access.open(user, patientId, reason.strip());
        return "redirect:" + address(patientId) + "/threads";
    }

    private static @Nullable String problem(String reason) {
        var length = reason.codePointCount(0, reason.length());
        if (length < EmergencyAccess.SHORTEST_REASON) {
            return "Write what the emergency is, in %d characters or more."
                    .formatted(EmergencyAccess.SHORTEST_REASON);
        }
        return length > EmergencyAccess.LONGEST_REASON
                ? "Write at most %,d characters.".formatted(EmergencyAccess.LONGEST_REASON)
                : null;
    }

    private String page(UUID patientId, String reason, @Nullable String problem, Model model) {
        model.addAttribute("patient", patients.get(patientId));
        model.addAttribute("minutes", access.length().toMinutes());
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem);
        return "clinic/emergency-ask";
    }

    @GetMapping("/threads")
    String list(UserIdentity user, @PathVariable UUID patientId, Model model) {
        model.addAttribute("patient", patients.get(patientId));
        model.addAttribute("threads", threads.list(user, patientId));
        model.addAttribute("until", access.until(user, patientId).orElseThrow(NoEmergency::new));
        return "clinic/emergency-threads";
    }

    @GetMapping("/threads/{threadId}")
    String thread(
            UserIdentity user,
            @PathVariable UUID patientId,
            @PathVariable UUID threadId,
            Model model) {
        model.addAttribute("view", threads.view(user, patientId, threadId));
        model.addAttribute("until", access.until(user, patientId).orElseThrow(NoEmergency::new));
        return "clinic/emergency-thread";
    }

    @GetMapping("/files/{fileId}")
    void file(
            UserIdentity user,
            @PathVariable UUID patientId,
            @PathVariable UUID fileId,
            HttpServletResponse response)
            throws IOException {
        files.send(threads.file(user, patientId, fileId), false, response);
    }

    // Over, or never begun: asked for again.
    @ExceptionHandler(NoEmergency.class)
    String none(HttpServletRequest request) {
        var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path instanceof Map<?, ?> names
                ? "redirect:" + address(UUID.fromString(String.valueOf(names.get("patientId"))))
                : "redirect:/patients";
    }

    private static String address(UUID patientId) {
        return "/patients/" + patientId + "/messages/emergency";
    }
}
