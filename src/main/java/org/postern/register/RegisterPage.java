package org.postern.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.web.LastPractice;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Registering at the portal's address, in the patient's own browser. */
@Controller
@RequestMapping("/p/{practice}/register")
class RegisterPage {

    private final GettingInSettings settings;
    private final RegisterPosts posts;
    private final LastPractice lastPractice;

    RegisterPage(GettingInSettings settings, RegisterPosts posts, LastPractice lastPractice) {
        this.settings = settings;
        this.posts = posts;
        this.lastPractice = lastPractice;
    }

    @GetMapping
    String form(Practice practice, HttpServletResponse response, Model model) {
        lastPractice.remember(practice, response);
        return settings.current().registering()
                ? page(RegisterForm.EMPTY, Map.of(), model)
                : closed(response);
    }

    @PostMapping
    String ask(
            Practice practice,
            Words words,
            RegisterForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!settings.current().registering()) {
            return closed(response);
        }
        var problems = posts.take(form, practice, words, request, response);
        return problems.isEmpty()
                ? "redirect:" + practice.portalPath() + "/register/sent"
                : page(form, problems, model);
    }

    @GetMapping("/sent")
    String sent(Practice practice) {
        return "portal/register-sent";
    }

    private static String page(RegisterForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "portal/register";
    }

    private static String closed(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "portal/register-closed";
    }
}
