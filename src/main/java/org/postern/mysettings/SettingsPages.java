package org.postern.mysettings;

import java.util.Map;
import org.postern.attachment.Scans;
import org.postern.messagesettings.Absences;
import org.postern.messagesettings.PracticeBanner;
import org.postern.messagesettings.UserSettings;
import org.postern.reception.Receptions;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what Message Settings shows. */
@Service
@Transactional(readOnly = true)
class SettingsPages {

    private final UserSettings settings;
    private final PracticeBanner defaultBanner;
    private final Absences absences;
    private final Receptions receptions;
    private final UserAccounts users;
    private final Scans scans;

    SettingsPages(
            UserSettings settings,
            PracticeBanner defaultBanner,
            Absences absences,
            Receptions receptions,
            UserAccounts users,
            Scans scans) {
        this.settings = settings;
        this.defaultBanner = defaultBanner;
        this.absences = absences;
        this.receptions = receptions;
        this.users = users;
        this.scans = scans;
    }

    /** What is stored. */
    SettingsPage of(UserIdentity user) {
        var set = settings.of(user.id());
        var planned = absences.planned(user.id());
        return new SettingsPage(
                planned.map(AbsenceForm::of).orElse(AbsenceForm.EMPTY),
                planned.isPresent(),
                planned.map(one -> receptions.planned(user.id(), one.plan())).orElse(null),
                users.recipients().stream().filter(other -> !other.id().equals(user.id())).toList(),
                LimitsForm.of(set.limits()),
                null,
                set.banner(),
                defaultBanner.text(),
                FileLimitsForm.of(set.files()),
                scans.areMade(),
                Map.of());
    }
}
