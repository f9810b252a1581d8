package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.entry.AsksForProof;
import org.postern.user.UserAccounts;
import org.postern.user.UserChanges;
import org.postern.user.UserIdentity;
import org.postern.user.UserInvitations;
import org.postern.user.UserNotFound;
import org.postern.user.UserRefused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Business > User management > Edit. */
@Controller
@AsksForProof
@RequestMapping(UserPage.LIST + "/{userId}")
class UserPage {

    static final String LIST = "/settings/business/users";

    private final UserAccounts users;
    private final UserChanges changes;
    private final UserInvitations invitations;
    private final UserViewer viewer;

    UserPage(
            UserAccounts users,
            UserChanges changes,
            UserInvitations invitations,
            UserViewer viewer) {
        this.users = users;
        this.changes = changes;
        this.invitations = invitations;
        this.viewer = viewer;
    }

    // Also at the addresses of refused changes, which their page reloads.
    @GetMapping({"", "/switch-off", "/invitations"})
    String show(UserIdentity by, @PathVariable UUID userId, Model model) {
        var user = users.find(userId).orElseThrow(UserNotFound::new);
        return page(by, userId, UserForm.of(user), Map.of(), null, model);
    }

    @PostMapping
    String save(
            UserIdentity by,
            @PathVariable UUID userId,
            UserForm form,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        users.find(userId).orElseThrow(UserNotFound::new);
        var problems = form.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(by, userId, form, problems, to, model);
        }
        return attempt(
                () -> {
                    var moved = viewer.toMove(userId, form.details());
                    changes.change(userId, form.details(), receiver(to), by.id());
                    if (userId.equals(by.id()) && !form.details().administration()) {
                        return "/clinic";
                    }
                    return LIST + "?saved=changed" + moved(moved, to);
                },
                refused -> page(by, userId, form, UserProblems.of(refused), to, model),
                response);
    }

    @PostMapping("/switch-off")
    String switchOff(
            UserIdentity by,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response,
            Model model) {
        var user = users.find(userId).orElseThrow(UserNotFound::new);
        return attempt(
                () -> {
                    var moved = viewer.threads(userId);
                    changes.switchOff(userId, receiver(to), by.id());
                    return LIST + "?saved=off" + moved(moved, to);
                },
                refused -> page(by, userId, UserForm.of(user), UserProblems.of(refused), to, model),
                response);
    }

    @PostMapping("/switch-on")
    String switchOn(@PathVariable UUID userId) {
        changes.switchOn(userId);
        return "redirect:" + LIST + "?saved=on";
    }

    @PostMapping("/invitations")
    String invite(
            UserIdentity by, @PathVariable UUID userId, HttpServletResponse response, Model model) {
        var user = users.find(userId).orElseThrow(UserNotFound::new);
        return attempt(
                () -> {
                    invitations.renew(userId, by.id());
                    return LIST + "?saved=invited";
                },
                refused ->
                        page(by, userId, UserForm.of(user), UserProblems.of(refused), null, model),
                response);
    }

    @PostMapping("/invitations/withdrawal")
    String withdraw(@PathVariable UUID userId) {
        invitations.withdraw(userId);
        return "redirect:" + LIST + "/" + userId;
    }

    private static String moved(int moved, String to) {
        return moved == 0 ? "" : "&moved=" + moved + (to.isEmpty() ? "" : "&to=" + receiver(to));
    }

    private static String attempt(
            Supplier<String> change,
            Function<UserRefused, String> refusedPage,
            HttpServletResponse response) {
        try {
            return "redirect:" + change.get();
        } catch (UserRefused e) {
            response.setStatus(UserProblems.status(e));
            return refusedPage.apply(e);
        }
    }

    // What is no id is nobody's: the change is refused as for one who is gone.
    private static @Nullable UUID receiver(String to) {
        if (to.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(to);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private String page(
            UserIdentity by,
            UUID userId,
            UserForm form,
            Map<String, String> problems,
            @Nullable String to,
            Model model) {
        model.addAttribute("view", viewer.of(userId, by.id(), form, problems, to));
        return "clinic/user-edit";
    }
}
