package org.postern.reception;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.FileLimits;
import org.postern.messagesettings.Absence;
import org.postern.messagesettings.Absences;
import org.postern.messagesettings.CoverChain;
import org.postern.messagesettings.Limits;
import org.postern.messagesettings.Meanwhile;
import org.postern.messagesettings.MessageSettings;
import org.postern.messagesettings.PracticeBanner;
import org.postern.messagesettings.UserSettings;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a patient meets: for the page that shows it and for the send that obeys it. */
@Service
@Transactional(readOnly = true)
public class Receptions {

    private final UserAccounts users;
    private final UserSettings settings;
    private final PracticeBanner defaultBanner;
    private final Absences absences;
    private final Allowances allowances;

    Receptions(
            UserAccounts users,
            UserSettings settings,
            PracticeBanner defaultBanner,
            Absences absences,
            Allowances allowances) {
        this.users = users;
        this.settings = settings;
        this.defaultBanner = defaultBanner;
        this.absences = absences;
        this.allowances = allowances;
    }

    /** For a new conversation; nothing if patients cannot write to this user (any more). */
    public Optional<Reception> forNew(UUID userId, UUID patientId) {
        return receiving(userId).map(user -> reception(user, patientId, false));
    }

    /** The same for the sending transaction: what it allows stays so until that ends. */
    public Optional<Reception> admitNew(UUID userId, UUID patientId) {
        return receiving(userId).map(user -> reception(user, patientId, true));
    }

    /** For a reply in a thread. If its assignee can no longer receive, the practice queue does. */
    public Reception inThread(@Nullable UUID assigneeId, UUID patientId) {
        return reception(receiving(assigneeId).orElse(null), patientId, false);
    }

    /** The same for the sending transaction: what it allows stays so until that ends. */
    public Reception admitInThread(@Nullable UUID assigneeId, UUID patientId) {
        return reception(receiving(assigneeId).orElse(null), patientId, true);
    }

    private Reception reception(@Nullable UserAccount to, UUID patientId, boolean sending) {
        if (to == null) {
            return new Reception(
                    null,
                    null,
                    null,
                    Allowance.UNLIMITED,
                    Limits.USUAL.longest(),
                    FileLimits.USUAL,
                    "",
                    "");
        }
        var away = away(to.id(), absences.running());
        var receiver = receiver(to, away);
        var set = receiver == null ? null : settings.of(receiver.id());
        var limits = set == null ? Limits.USUAL : set.limits();
        return new Reception(
                Recipient.of(to),
                receiver,
                away,
                receiver == null
                        ? Allowance.UNLIMITED
                        : allowance(patientId, receiver.id(), limits, sending),
                limits.longest(),
                set == null ? FileLimits.USUAL : set.files(),
                set == null ? "" : set.note(),
                banner(to.id(), receiver, set));
    }

    private static @Nullable Recipient receiver(UserAccount to, @Nullable Away away) {
        return away != null && away.handsOver() ? away.answering() : Recipient.of(to);
    }

    private Allowance allowance(UUID patientId, UUID userId, Limits limits, boolean sending) {
        if (sending && limits.most() != null) {
            allowances.lock(patientId, userId);
        }
        return allowances.of(patientId, userId, limits);
    }

    private String banner(
            UUID toId, @Nullable Recipient receiver, @Nullable MessageSettings receivers) {
        var own =
                receivers != null && receiver != null && receiver.id().equals(toId)
                        ? receivers.banner()
                        : settings.of(toId).banner();
        return own.isEmpty() ? defaultBanner.text() : own;
    }

    /** Whether and how this user is away, of those who are. */
    @Nullable Away away(UUID userId, Map<UUID, Absence> running) {
        var absence = running.get(userId);
        return absence == null ? null : away(absence, running);
    }

    private Away away(Absence absence, Map<UUID, Absence> running) {
        var coverId = absence.coverId();
        var answering =
                absence.meanwhile() != Meanwhile.COVER || coverId == null
                        ? Optional.<UUID>empty()
                        : CoverChain.firstPresent(
                                running, id -> receiving(id).isPresent(), coverId);
        return new Away(
                absence, answering.flatMap(this::receiving).map(Recipient::of).orElse(null));
    }

    /** How an absence will look to patients that a user is about to set. */
    public Away planned(UUID userId, Absence.Plan plan) {
        var absence = new Absence(new UUID(0, 0), userId, plan);
        var then = absences.during(plan.period());
        then.put(userId, absence);
        return away(absence, then);
    }

    private Optional<UserAccount> receiving(@Nullable UUID userId) {
        return userId == null
                ? Optional.empty()
                : users.find(userId).filter(UserAccount::canReceive);
    }
}
