package org.postern.task;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, opens and changes tasks. */
@Service
@Transactional
public class Tasks {

    private final TaskRows rows;
    private final TaskStore store;
    private final LinkFinder links;
    private final Assignees assignees;
    private final DueDays days;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tasks(
            TaskRows rows,
            TaskStore store,
            LinkFinder links,
            Assignees assignees,
            DueDays days,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.links = links;
        this.assignees = assignees;
        this.days = days;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a new task is to be linked to, for the page on which it is made.
     *
     * @throws org.postern.messaging.ThreadNotFound if the user may not view the thread, or it has
     *     no such message
     * @throws org.postern.patient.PatientNotFound if there is no such patient
     */
    public TaskLinks begin(UserIdentity user, TaskOrigin origin) {
        var found = links.require(user, origin);
        var thread = found.thread();
        if (thread != null) {
            audit.record(
                    AuditEvent.allowed(AuditAction.VIEW_THREAD)
                            .patient(thread.patientId())
                            .on("thread", thread.id()));
        }
        return found;
    }

    /**
     * Makes a task. The same form posted twice makes it once.
     *
     * @return its id
     * @throws NotAnAssignee if it cannot be given to that user
     * @throws AlreadyCreated if this form made a task with another content
     * @throws org.postern.messaging.ThreadNotFound as {@link #begin}
     * @throws org.postern.patient.PatientNotFound as {@link #begin}
     */
    public UUID create(UserIdentity user, NewTask made) {
        var about = links.require(user, made.origin());
        var earlier = store.findByClientToken(user.id(), made.clientToken());
        if (earlier.isPresent()) {
            return same(earlier.get(), made);
        }
        assignees.find(made.fields().assigneeId()).orElseThrow(NotAnAssignee::new);
        var task = task(user, made, about);
        if (!store.insert(task, made.clientToken(), days.reminderDay())) {
            return same(store.findByClientToken(user.id(), made.clientToken()).orElseThrow(), made);
        }
        record(AuditAction.CREATE_TASK, task);
        events.publishEvent(changed(task, task.fields().assigneeId()));
        tellAssignee(user, task.id(), task.fields());
        return task.id();
    }

    private static UUID same(Task earlier, NewTask made) {
        if (!earlier.fields().equals(made.fields())) {
            throw new AlreadyCreated(earlier.id());
        }
        return earlier.id();
    }

    private Task task(UserIdentity user, NewTask made, TaskLinks about) {
        var patient = about.patient();
        return new Task(
                UuidCreator.getTimeOrderedEpoch(),
                patient == null ? null : patient.id(),
                made.origin().threadId(),
                made.origin().messageId(),
                made.fields(),
                user.id(),
                clock.instant(),
                null,
                1);
    }

    private void tellAssignee(UserIdentity user, UUID taskId, TaskFields fields) {
        if (!fields.assigneeId().equals(user.id())) {
            events.publishEvent(
                    new TaskAssigned(CurrentPractice.id(), taskId, fields.assigneeId()));
        }
    }

    /**
     * Opens a task.
     *
     * @throws TaskNotFound if there is none that this user may see
     */
    public TaskRow open(UserIdentity user, UUID id) {
        var row = get(user, id);
        record(AuditAction.VIEW_TASK, row.task());
        return row;
    }

    /** What a task is linked to, as far as this user may view it. */
    @Transactional(readOnly = true)
    public TaskLinks links(UserIdentity user, Task task) {
        return links.find(user, task);
    }

    /** Whether the user may see a task (still). */
    @Transactional(readOnly = true)
    public boolean isVisible(UserIdentity user, UUID id) {
        return rows.find(user, id).isPresent();
    }

    /**
     * Changes a task.
     *
     * @param version the one that the user's page was made from
     * @throws TaskNotFound if there is none that this user may see
     * @throws TaskChangedMeanwhile if it has a newer version
     * @throws NotAnAssignee if it cannot be given to that user
     */
    public void change(UserIdentity user, UUID id, long version, TaskFields fields) {
        var task = locked(user, id);
        if (task.version() != version) {
            throw new TaskChangedMeanwhile();
        }
        var given = !fields.assigneeId().equals(task.fields().assigneeId());
        if (given) {
            assignees.find(fields.assigneeId()).orElseThrow(NotAnAssignee::new);
        }
        store.update(id, fields);
        if (!Objects.equals(fields.dueOn(), task.dueOn())) {
            store.reminded(id, days.reminderDay());
        }
        record(AuditAction.CHANGE_TASK, task);
        events.publishEvent(changed(task, fields.assigneeId()));
        if (given) {
            tellAssignee(user, id, fields);
        }
    }

    /**
     * Marks a task as done; one that is done already stays as it is.
     *
     * @throws TaskNotFound if there is none that this user may see
     */
    public void complete(UserIdentity user, UUID id) {
        var task = locked(user, id);
        if (!task.done()) {
            store.complete(id, user.id(), clock.instant());
            record(AuditAction.COMPLETE_TASK, task);
            events.publishEvent(changed(task, task.fields().assigneeId()));
        }
    }

    /**
     * Opens a done task again; one that is open stays as it is.
     *
     * @throws TaskNotFound if there is none that this user may see
     */
    public void reopen(UserIdentity user, UUID id) {
        var task = locked(user, id);
        if (task.done()) {
            store.reopen(id);
            store.reminded(id, days.reminderDay());
            record(AuditAction.REOPEN_TASK, task);
            events.publishEvent(changed(task, task.fields().assigneeId()));
        }
    }

    private Task locked(UserIdentity user, UUID id) {
        store.lock(id);
        return get(user, id).task();
    }

    private TaskRow get(UserIdentity user, UUID id) {
        return rows.find(user, id).orElseThrow(TaskNotFound::new);
    }

    private void record(AuditAction action, Task task) {
        audit.record(
                AuditEvent.allowed(action)
                        .patient(task.patientId())
                        .on("task", task.id())
                        .version(task.version()));
    }

    private static TaskChanged changed(Task task, UUID assigneeNow) {
        var concerned = List.of(task.fields().assigneeId(), assigneeNow, task.createdBy());
        return new TaskChanged(
                CurrentPractice.id(), task.id(), Set.copyOf(new LinkedHashSet<>(concerned)));
    }
}
