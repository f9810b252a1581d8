package org.postern.messagesettings;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is out of office when. A user has one absence at a time: the running or the next one. */
@Service
@Transactional
public class Absences {

    private final AbsenceStore store;
    private final Practices practices;
    private final AuditTrail audit;
    private final Clock clock;

    Absences(AbsenceStore store, Practices practices, AuditTrail audit, Clock clock) {
        this.store = store;
        this.practices = practices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that run now, by user. */
    @Transactional(readOnly = true)
    public Map<UUID, Absence> running() {
        var now = clock.instant();
        var zone = zone();
        return byUser(absence -> absence.plan().period().contains(now, zone));
    }

    /** Those that run at some moment of a period, by user. */
    @Transactional(readOnly = true)
    public Map<UUID, Absence> during(Period period) {
        var zone = zone();
        return byUser(absence -> absence.plan().period().overlaps(period, zone));
    }

    private Map<UUID, Absence> byUser(Predicate<Absence> chosen) {
        var found = new HashMap<UUID, Absence>();
        notOver().filter(chosen).forEach(one -> found.putIfAbsent(one.userId(), one));
        return found;
    }

    /** A user's running or next one. */
    @Transactional(readOnly = true)
    public Optional<Absence> planned(UUID userId) {
        return notOver().filter(absence -> absence.userId().equals(userId)).findFirst();
    }

    private Stream<Absence> notOver() {
        var now = clock.instant();
        var zone = zone();
        return store.from(now.atZone(zone).toLocalDate()).stream()
                .filter(absence -> absence.plan().period().end(zone).isAfter(now));
    }

    /**
     * Sets a user's running or next one. One that runs already stays the same absence, so that no
     * thread is answered for it twice.
     */
    public void save(UUID userId, Absence.Plan plan) {
        store.lock(userId);
        var now = clock.instant();
        var earlier = planned(userId);
        var runs = earlier.filter(one -> !one.plan().period().start(zone()).isAfter(now));
        if (runs.isPresent() && plan.period().start(zone()).isAfter(now)) {
            store.end(runs.get().id(), now);
            store.insert(userId, plan);
        } else {
            earlier.ifPresentOrElse(
                    one -> store.update(one.id(), plan), () -> store.insert(userId, plan));
        }
        changed(userId);
    }

    /** Ends a user's running one now, or drops the next. */
    public void end(UUID userId) {
        store.lock(userId);
        planned(userId)
                .ifPresent(
                        absence -> {
                            store.end(absence.id(), clock.instant());
                            changed(userId);
                        });
    }

    private void changed(UUID userId) {
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("out-of-office", userId));
    }

    private ZoneId zone() {
        return practices.get(CurrentPractice.id()).timeZone();
    }
}
