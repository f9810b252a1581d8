package org.postern.admin;

import java.time.Clock;
import java.util.Map;
import org.postern.practice.PracticeProfiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the practice's page shows. */
@Component
class PracticeView {

    private final PracticeProfiles profiles;
    private final Clock clock;
    private final String url;

    PracticeView(PracticeProfiles profiles, Clock clock, @Value("${postern.url}") String url) {
        this.profiles = profiles;
        this.clock = clock;
        this.url = url;
    }

    /** The page with what is saved; problems are of the logo alone. */
    String saved(Map<String, String> problems, Model model) {
        return page(PracticeForm.of(profiles.current()), problems, model);
    }

    String page(PracticeForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("zones", ZoneChoices.at(clock.instant(), form.timeZone()));
        model.addAttribute("portals", url + "/p/");
        return "clinic/practice";
    }
}
