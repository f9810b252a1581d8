package org.postern.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A tablet at the front desk. Nobody is ever signed in here ({@code Sessions.isForNobody}), and
 * nothing is kept for the next person: the language stands in the address.
 */
@Controller
@RequestMapping("/p/{practice}/kiosk")
class KioskPage {

    private final GettingInSettings settings;
    private final RegisterPosts posts;

    KioskPage(GettingInSettings settings, RegisterPosts posts) {
        this.settings = settings;
        this.posts = posts;
    }

    @GetMapping
    String form(
            Practice practice,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        speak(language, request);
        return settings.current().kioskOpen()
                ? page(RegisterForm.EMPTY, Map.of(), model)
                : closed(response);
    }

    @PostMapping
    String ask(
            Practice practice,
            @RequestParam(required = false) @Nullable String language,
            RegisterForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var spoken = speak(language, request);
        if (!settings.current().kioskOpen()) {
            return closed(response);
        }
        var problems = posts.take(form, practice, Words.of(spoken), request, response);
        return problems.isEmpty()
                ? "redirect:" + practice.portalPath() + "/kiosk/sent?language=" + spoken.code()
                : page(form, problems, model);
    }

    @GetMapping("/sent")
    String sent(
            Practice practice,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        speak(language, request);
        return settings.current().kioskOpen() ? "kiosk/sent" : closed(response);
    }

    // Never the one that the person before chose: without a choice it is the tablet's own.
    private static Language speak(@Nullable String chosen, HttpServletRequest request) {
        var language =
                Language.of(chosen)
                        .orElseGet(
                                () ->
                                        Language.suiting(
                                                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        request.setAttribute(Language.class.getName(), language);
        return language;
    }

    private static String page(RegisterForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "kiosk/register";
    }

    private static String closed(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "kiosk/closed";
    }
}
