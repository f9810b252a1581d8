package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import org.postern.messagesettings.UserSettings;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Message Settings: the files that patients can attach. */
@Controller
@RequestMapping("/inbox/settings/files")
class FilesFromPatients {

    private final SettingsPages pages;
    private final UserSettings settings;

    FilesFromPatients(SettingsPages pages, UserSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    @PostMapping
    String save(UserIdentity user, FileLimitsForm form, HttpServletResponse response, Model model) {
        var problems = form.problems();
        if (problems.isEmpty()) {
            settings.saveFiles(user.id(), form.limits());
            return "redirect:/inbox/settings?saved=files";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return MyMessageSettings.page(pages.of(user).with(form, problems), model);
    }
}
