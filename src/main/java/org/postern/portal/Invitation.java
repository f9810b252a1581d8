package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.audit.Actor;
import org.postern.patient.PortalAccounts;
import org.postern.patient.Registration;
import org.postern.patient.RegistrationResult;
import org.postern.practice.Practice;
import org.postern.registration.GettingInSettings;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRefusal;
import org.postern.signin.PasswordRules;
import org.postern.vault.Secret;
import org.postern.web.LastPractice;
import org.postern.web.Sessions;
import org.postern.wording.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page behind an invitation link. Opening it uses nothing up; the posted form does. Tries are
 * not throttled: a link has 256 bits, and ends after five wrong dates of birth.
 */
@Controller
@RequestMapping("/p/{practice}/invitation/{token}")
class Invitation {

    private final Registration registration;
    private final PasswordRules rules;
    private final PortalAccounts accounts;
    private final Sessions sessions;
    private final LastPractice lastPractice;
    private final GettingInSettings entrance;

    Invitation(
            Registration registration,
            PasswordRules rules,
            PortalAccounts accounts,
            Sessions sessions,
            LastPractice lastPractice,
            GettingInSettings entrance) {
        this.registration = registration;
        this.rules = rules;
        this.accounts = accounts;
        this.sessions = sessions;
        this.lastPractice = lastPractice;
        this.entrance = entrance;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        if (!registration.isOpen(new Secret(token))) {
            return ended(response, model);
        }
        return page(model, new InvitationForm("", ""), Map.of());
    }

    @PostMapping
    String register(
            Practice practice,
            @PathVariable String token,
            InvitationForm form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var problems = form.problems(words);
        rules.check(form.password(), PasswordOwner.unknown())
                .ifPresent(refusal -> problems.put("password", sentence(words, refusal)));
        var birth = form.dateOfBirth();
        if (birth.isEmpty() || !problems.isEmpty()) {
            return refused(response, model, form, problems);
        }
        var result = registration.register(new Secret(token), birth.get(), form.password());
        if (result instanceof RegistrationResult.Registered registered) {
            accounts.speak(registered.accountId(), words.language());
            sessions.begin(request, Actor.Kind.ACCOUNT, practice.id(), registered.accountId());
            return "redirect:/portal/messages";
        }
        if (result instanceof RegistrationResult.WrongDateOfBirth) {
            return refused(
                    response, model, form, Map.of("born", words.say("invitation.born-wrong")));
        }
        if (result instanceof RegistrationResult.PasswordRefused weak) {
            return refused(
                    response, model, form, Map.of("password", sentence(words, weak.refusal())));
        }
        if (result instanceof RegistrationResult.EmailTaken) {
            return refused(response, model, form, Map.of("", words.say("invitation.email-taken")));
        }
        return ended(response, model);
    }

    private static String sentence(Words words, PasswordRefusal refusal) {
        return words.say(refusal.key(), refusal.limit());
    }

    private static String refused(
            HttpServletResponse response,
            Model model,
            InvitationForm form,
            Map<String, String> problems) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, form, problems);
    }

    private static String page(Model model, InvitationForm form, Map<String, String> problems) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "portal/invitation";
    }

    // Unknown, used, withdrawn and expired links look alike.
    private String ended(HttpServletResponse response, Model model) {
        model.addAttribute("registering", entrance.current().registering());
        response.setStatus(HttpStatus.GONE.value());
        return "portal/invitation-ended";
    }
}
