package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.audit.Actor;
import org.postern.entry.DeviceCookie;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.proxy.ProxyLink;
import org.postern.proxy.ProxyRegistration;
import org.postern.proxy.ProxyResult;
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
 * The page behind a parent's or caregiver's invitation link. Opening it uses nothing up; the posted
 * form does. It never names the patient: whoever holds the link must know the date of birth.
 */
@Controller
@RequestMapping("/p/{practice}/proxy/{token}")
class ProxyInvitation {

    private final ProxyRegistration registration;
    private final PortalAccounts accounts;
    private final Sessions sessions;
    private final LastPractice lastPractice;
    private final DeviceCookie device;

    ProxyInvitation(
            ProxyRegistration registration,
            PortalAccounts accounts,
            Sessions sessions,
            LastPractice lastPractice,
            DeviceCookie device) {
        this.device = device;
        this.registration = registration;
        this.accounts = accounts;
        this.sessions = sessions;
        this.lastPractice = lastPractice;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        return registration
                .find(new Secret(token))
                .map(link -> page(model, link, ProxyForm.of(link), Map.of()))
                .orElseGet(() -> ended(response));
    }

    @PostMapping
    String accept(
            Practice practice,
            @PathVariable String token,
            ProxyForm form,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var secret = new Secret(token);
        var link = registration.find(secret);
        if (link.isEmpty()) {
            return ended(response);
        }
        var problems = form.problems(link.get(), words);
        var born = form.dateOfBirth();
        if (born.isEmpty() || !problems.isEmpty()) {
            return refused(response, model, link.get(), form, problems);
        }
        var result =
                link.get().known()
                        ? registration.join(
                                secret,
                                born.get(),
                                form.password(),
                                request.getRemoteAddr(),
                                device.of(request))
                        : registration.register(secret, born.get(), form.name(), form.password());
        if (result instanceof ProxyResult.Registered registered) {
            accounts.speak(registered.accountId(), words.language());
            sessions.begin(request, Actor.Kind.ACCOUNT, practice.id(), registered.accountId());
            return "redirect:/portal/messages";
        }
        if (result instanceof ProxyResult.Added) {
            // By way of the sign-in: it asks for whatever else this account asks for.
            return "redirect:" + practice.portalPath() + "?to=/portal/messages";
        }
        if (result instanceof ProxyResult.PasswordRefused weak) {
            var sentence = words.say(weak.refusal().key(), weak.refusal().limit());
            return refused(response, model, link.get(), form, Map.of("password", sentence));
        }
        return result instanceof ProxyResult.Wrong
                ? refused(
                        response,
                        model,
                        link.get(),
                        form,
                        Map.of(
                                "",
                                words.say(
                                        link.get().known()
                                                ? "proxies.wrong"
                                                : "proxies.wrong-born")))
                : ended(response);
    }

    private static String refused(
            HttpServletResponse response,
            Model model,
            ProxyLink link,
            ProxyForm form,
            Map<String, String> problems) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, link, form, problems);
    }

    private static String page(
            Model model, ProxyLink link, ProxyForm form, Map<String, String> problems) {
        model.addAttribute("link", link);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "portal/proxy-invitation";
    }

    // Unknown, used, withdrawn and expired links look alike.
    private static String ended(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "portal/invitation-ended";
    }
}
