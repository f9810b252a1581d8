package org.postern.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.Entry;
import org.postern.entry.Person;
import org.postern.practice.Practice;
import org.postern.signin.PasswordRules;
import org.postern.user.Joining;
import org.postern.user.UserAccount;
import org.postern.vault.Secret;
import org.postern.web.LastPractice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind a user's invitation link. Opening it uses nothing up; the posted form does. Tries
 * are not throttled: a link has 256 bits.
 */
@Controller
@RequestMapping("/p/{practice}/clinic/invitation/{token}")
class UserInvitation {

    private final Joining joining;
    private final PasswordRules rules;
    private final Entry entry;
    private final LastPractice lastPractice;

    UserInvitation(Joining joining, PasswordRules rules, Entry entry, LastPractice lastPractice) {
        this.joining = joining;
        this.rules = rules;
        this.entry = entry;
        this.lastPractice = lastPractice;
    }

    @GetMapping
    String form(
            Practice practice,
            @PathVariable String token,
            HttpServletResponse response,
            Model model) {
        lastPractice.remember(practice, response);
        return page(joining.invited(new Secret(token)), null, response, model);
    }

    @PostMapping
    String join(
            Practice practice,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var secret = new Secret(token);
        var invited = joining.invited(secret);
        var refusal = invited.flatMap(user -> rules.check(password, OwnAccount.owner(user)));
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(invited, OwnAccount.sentence(refusal.get()), response, model);
        }
        Optional<UUID> user = joining.join(secret, password);
        if (user.isEmpty()) {
            return page(Optional.empty(), null, response, model);
        }
        var person = Person.user(practice, user.get(), invited.orElseThrow().email());
        return "redirect:"
                + entry.afterFirstStep(request, response, person, Entry.Way.LINK, "/clinic");
    }

    // Unknown, used, withdrawn and expired links look alike.
    private static String page(
            Optional<UserAccount> user,
            @Nullable String problem,
            HttpServletResponse response,
            Model model) {
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
            return "clinic/invitation-ended";
        }
        model.addAttribute("user", user.get());
        model.addAttribute("problem", problem);
        return "clinic/invitation";
    }
}
