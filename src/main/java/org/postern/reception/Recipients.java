package org.postern.reception;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Absences;
import org.postern.messagesettings.PracticeBanner;
import org.postern.messagesettings.UserSettings;
import org.postern.user.UserAccounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom patients can write to. */
@Service
@Transactional(readOnly = true)
public class Recipients {

    private final UserAccounts users;
    private final UserSettings settings;
    private final PracticeBanner defaultBanner;
    private final Absences absences;
    private final Receptions receptions;

    Recipients(
            UserAccounts users,
            UserSettings settings,
            PracticeBanner defaultBanner,
            Absences absences,
            Receptions receptions) {
        this.users = users;
        this.settings = settings;
        this.defaultBanner = defaultBanner;
        this.absences = absences;
        this.receptions = receptions;
    }

    /** All of them, by name, as this patient meets them. */
    public List<Choice> all(UUID patientId) {
        var limited = settings.limited();
        var running = absences.running();
        var banners = settings.banners();
        return users.recipients().stream()
                .map(
                        user ->
                                new Choice(
                                        Recipient.of(user),
                                        banners.getOrDefault(user.id(), ""),
                                        receptions.away(user.id(), running),
                                        limited.isEmpty() ? null : until(user.id(), patientId)))
                .toList();
    }

    private @Nullable Instant until(UUID userId, UUID patientId) {
        return receptions
                .forNew(userId, patientId)
                .map(reception -> reception.allowance().until())
                .orElse(null);
    }

    /** The banner of all who have none of their own; empty for none. */
    public String defaultBanner() {
        return defaultBanner.text();
    }
}
