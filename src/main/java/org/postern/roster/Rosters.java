package org.postern.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Rosters of the current practice: read, looked at, confirmed, forgotten after a day. */
@Service
@Transactional
public class Rosters {

    private static final int IN_A_PART = 200;
    private static final Duration KEPT = Duration.ofHours(24);

    private final RosterStore store;
    private final RosterPatients patients;
    private final Practices practices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rosters(
            RosterStore store,
            RosterPatients patients,
            Practices practices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.patients = patients;
        this.practices = practices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reads a file (CSV, or FHIR R4 Patient ndjson) and keeps it, encrypted, until it is confirmed.
     * No patient is changed.
     *
     * @param userId who brings it; null for the command line
     * @return the import's id
     * @throws RosterRefused if nothing of the file can be taken
     */
    // Reading takes long: no connection to the database waits meanwhile.
    @Transactional(propagation = Propagation.SUPPORTS)
    public UUID read(@Nullable UUID userId, byte[] file) {
        var text = RosterText.of(file);
        var reading = new RosterReading(today());
        if (text.isJson()) {
            new FhirRoster(text.lines()).read(reading);
        } else {
            new CsvRoster(text.lines()).read(reading);
        }
        var kind = text.isJson() ? "FHIR R4 ndjson" : "CSV, " + text.encoding();
        return Objects.requireNonNull(
                transaction.execute(status -> keep(userId, kind, plan(reading))));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(practices.get(CurrentPractice.id()).timeZone()));
    }

    private RosterPlan plan(RosterReading reading) {
        var plan = new RosterPlan(reading.problems());
        for (var part : parts(reading.rows())) {
            var known = patients.known(part);
            part.forEach(row -> plan.add(row, known.get(row.number())));
        }
        return plan;
    }

    private UUID keep(@Nullable UUID userId, String kind, RosterPlan plan) {
        var problems = parts(plan.problems());
        var rows = parts(plan.rows());
        var id =
                store.add(
                        userId,
                        plan.preview(kind, problems.size()),
                        plan.rows().size(),
                        clock.instant());
        for (var number = 0; number < rows.size(); number++) {
            store.addPart(id, "ROWS", number, rows.get(number));
        }
        for (var number = 0; number < problems.size(); number++) {
            store.addPart(id, "PROBLEMS", number, problems.get(number));
        }
        audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENTS).on("roster", id));
        return id;
    }

    private static <T> List<List<T>> parts(List<T> all) {
        return IntStream.range(0, (all.size() + IN_A_PART - 1) / IN_A_PART)
                .mapToObj(
                        part ->
                                all.subList(
                                        part * IN_A_PART,
                                        Math.min(all.size(), (part + 1) * IN_A_PART)))
                .toList();
    }

    /**
     * One import, without an audit event: for who watches it run.
     *
     * @throws RosterNotFound if there is none, or none any more
     */
    @Transactional(readOnly = true)
    public RosterImport get(UUID id) {
        return store.find(id, "").orElseThrow(RosterNotFound::new);
    }

    /**
     * Opens an import, whose patients are seen then: that is recorded.
     *
     * @throws RosterNotFound if there is none, or none any more
     */
    public RosterImport open(UUID id) {
        var found = get(id);
        audit.record(AuditEvent.allowed(AuditAction.VIEW_PATIENTS).on("roster", id));
        return found;
    }

    /** A page of what is wrong in the file; the first is 0. */
    @Transactional(readOnly = true)
    public List<RosterProblem> problems(UUID id, int page) {
        return store.problems(id, page);
    }

    /**
     * Lets a waiting import begin, or one that was held up go on. It runs in the background.
     *
     * @throws RosterNotFound if there is none, or none any more
     */
    public void confirm(UUID id) {
        var state = locked(id).state();
        if (state == RosterImport.State.WAITING || state == RosterImport.State.STOPPED) {
            store.state(id, RosterImport.State.RUNNING, null);
            audit.record(AuditEvent.allowed(AuditAction.IMPORT_PATIENTS).on("roster", id));
        }
    }

    /**
     * Forgets what a waiting import holds.
     *
     * @throws RosterNotFound if there is none, or none any more
     */
    public void withdraw(UUID id) {
        if (locked(id).state() == RosterImport.State.WAITING) {
            store.state(id, RosterImport.State.WITHDRAWN, clock.instant());
            store.forgetRows(id);
            audit.record(AuditEvent.allowed(AuditAction.WITHDRAW_IMPORT).on("roster", id));
        }
    }

    private RosterImport locked(UUID id) {
        return store.find(id, "for update").orElseThrow(RosterNotFound::new);
    }

    /** Forgets imports that are older than a day. */
    public void forgetOld() {
        store.forgetBefore(clock.instant().minus(KEPT));
    }
}
