package org.postern.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.postern.notification.MailState;
import org.postern.practice.PracticeSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Communications > Reminder email. */
@Controller
@RequestMapping("/settings")
class ReminderEmailSettings {

    private static final String ADDRESS = "/settings/communications/reminder-email";

    private final PracticeSettings settings;
    private final MailState mail;

    ReminderEmailSettings(PracticeSettings settings, MailState mail) {
        this.settings = settings;
        this.mail = mail;
    }

    @GetMapping
    String first() {
        return "redirect:" + UserPage.LIST;
    }

    @GetMapping("/communications/reminder-email")
    String show(@RequestParam(required = false) String saved, Model model) {
        var form = ReminderEmailForm.of(settings.reminderEmail());
        return page(form, Map.of(), saved != null, model);
    }

    @PostMapping("/communications/reminder-email")
    String save(ReminderEmailForm form, HttpServletResponse response, Model model) {
        var problems = form.problems();
        if (problems.isEmpty()) {
            settings.save(form.settings());
            return "redirect:" + ADDRESS + "?saved";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(form, problems, false, model);
    }

    private String page(
            ReminderEmailForm form, Map<String, String> problems, boolean saved, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("saved", saved);
        model.addAttribute("told", settings.reminderEmail().told().orElse(null));
        model.addAttribute("mail", mail.summary());
        return "clinic/reminder-email";
    }
}
