package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserNotFound;
import org.postern.user.UserViews;
import org.postern.user.ViewOthers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Manage access for user: whose portal messages this user may view. */
@Controller
@AsksForProof
@RequestMapping(UserPage.LIST + "/{userId}/access")
class UserAccess {

    private final UserAccounts users;
    private final UserViews views;

    UserAccess(UserAccounts users, UserViews views) {
        this.users = users;
        this.views = views;
    }

    @GetMapping
    String show(@PathVariable UUID userId, Model model) {
        var user = find(userId);
        return page(user, user.viewOthers(), views.chosen(userId), null, model);
    }

    @PostMapping
    String save(
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") List<UUID> chosen,
            HttpServletResponse response,
            Model model) {
        var user = find(userId);
        var choice = choice(view);
        var problem = problem(choice, chosen);
        if (choice == null || problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(user, choice, Set.copyOf(chosen), problem, model);
        }
        views.change(userId, choice, chosen);
        return "redirect:" + UserPage.LIST + "?saved=access";
    }

    private UserAccount find(UUID userId) {
        return users.find(userId).orElseThrow(UserNotFound::new);
    }

    private static @Nullable ViewOthers choice(String view) {
        try {
            return ViewOthers.valueOf(view.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String problem(@Nullable ViewOthers choice, List<UUID> chosen) {
        if (choice == null) {
            return "Choose one of the three.";
        }
        return choice == ViewOthers.CHOSEN && chosen.isEmpty()
                ? "Tick at least one user, or choose nobody else's."
                : null;
    }

    private String page(
            UserAccount user,
            @Nullable ViewOthers view,
            Set<UUID> chosen,
            @Nullable String problem,
            Model model) {
        model.addAttribute("user", user);
        model.addAttribute("view", view);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "others", users.all().stream().filter(one -> !one.id().equals(user.id())).toList());
        model.addAttribute("problem", problem);
        return "clinic/user-access";
    }
}
