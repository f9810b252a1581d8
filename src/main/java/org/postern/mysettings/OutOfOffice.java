package org.postern.mysettings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Absences;
import org.postern.practice.Practices;
import org.postern.reception.Receptions;
import org.postern.user.UserAccount;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A user's out of office, in Message Settings. */
@Controller
@RequestMapping("/inbox/settings/absence")
class OutOfOffice {

    private final SettingsPages pages;
    private final Absences absences;
    private final Receptions receptions;
    private final Practices practices;
    private final Clock clock;

    OutOfOffice(
            SettingsPages pages,
            Absences absences,
            Receptions receptions,
            Practices practices,
            Clock clock) {
        this.pages = pages;
        this.absences = absences;
        this.receptions = receptions;
        this.practices = practices;
        this.clock = clock;
    }

    /** Saves, or only shows what patients would see. */
    @PostMapping
    String save(
            UserIdentity user,
            AbsenceForm form,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletResponse response,
            Model model) {
        var page = pages.of(user);
        var covers = page.covers().stream().map(UserAccount::id).collect(Collectors.toSet());
        var zone = practices.get(user.practiceId()).timeZone();
        var problems = form.problems(covers, zone, clock.instant());
        if (problems.isEmpty() && preview == null) {
            var plan = form.plan();
            absences.save(user.id(), plan);
            var later = plan.period().start(zone).isAfter(clock.instant());
            return "redirect:/inbox/settings?saved=" + (later ? "absence-later" : "absence");
        }
        if (preview == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        var away = problems.isEmpty() ? receptions.planned(user.id(), form.plan()) : null;
        return MyMessageSettings.page(page.with(form, away, problems), model);
    }

    @PostMapping("/end")
    String end(UserIdentity user) {
        absences.end(user.id());
        return "redirect:/inbox/settings?saved=back";
    }
}
