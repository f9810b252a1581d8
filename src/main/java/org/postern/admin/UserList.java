package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.factor.SecondFactors;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.postern.user.UserInvitations;
import org.postern.user.UserRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Business > User management: the list, and inviting somebody. */
@Controller
@AsksForProof
@RequestMapping(UserPage.LIST)
class UserList {

    private final UserAccounts users;
    private final UserInvitations invitations;
    private final SecondFactors factors;

    UserList(UserAccounts users, UserInvitations invitations, SecondFactors factors) {
        this.users = users;
        this.invitations = invitations;
        this.factors = factors;
    }

    @GetMapping
    String list(
            UserIdentity viewer,
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(defaultValue = "0") int moved,
            @RequestParam(required = false) @Nullable UUID to,
            Model model) {
        var links = invitations.open();
        var steps = factors.owners();
        model.addAttribute(
                "users",
                users.all().stream()
                        .map(user -> UserRow.of(user, viewer.id(), links, steps))
                        .toList());
        model.addAttribute("saved", saved);
        model.addAttribute("moved", moved);
        model.addAttribute(
                "receiver",
                Optional.ofNullable(to).flatMap(users::find).map(UserAccount::name).orElse(null));
        return "clinic/users";
    }

    @GetMapping("/new")
    String form(Model model) {
        return page(UserForm.empty(), Map.of(), model);
    }

    @PostMapping("/new")
    String invite(UserIdentity inviting, UserForm form, HttpServletResponse response, Model model) {
        var problems = form.problems();
        if (problems.isEmpty()) {
            try {
                invitations.invite(form.details(), inviting.id());
                return "redirect:" + UserPage.LIST + "?saved=invited";
            } catch (UserRefused e) {
                problems = UserProblems.of(e);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, problems, model);
    }

    private static String page(UserForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "clinic/user-new";
    }
}
