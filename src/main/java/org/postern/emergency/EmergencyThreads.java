package org.postern.emergency;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachment;
import org.postern.attachment.AttachmentNotFound;
import org.postern.attachment.Attachments;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.messaging.MessageStore;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadNotFound;
import org.postern.messaging.ThreadStore;
import org.postern.messaging.ThreadView;
import org.postern.patient.Patients;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A patient's conversations, read in an emergency. Nothing here changes one, and nothing is marked
 * as read. Lists, searches and files elsewhere know nothing of emergencies.
 */
@Service
@Transactional
public class EmergencyThreads {

    private static final String OPEN =
            """
            select t.id from thread t
            where t.practice_id = :practice and t.patient_id = :patient and t.last_seq > 0
                and (cast(:thread as uuid) is null or t.id = :thread)
                and exists (select from emergency_access e
                    where e.practice_id = t.practice_id and e.user_id = :user
                        and e.patient_id = t.patient_id and e.ends_at > :now)
            order by t.last_message_at desc, t.id desc
            """;

    private final JdbcClient jdbc;
    private final EmergencyAccess access;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final Attachments attachments;
    private final Patients patients;
    private final UserAccounts users;
    private final AuditTrail audit;
    private final Clock clock;

    EmergencyThreads(
            JdbcClient jdbc,
            EmergencyAccess access,
            ThreadStore threads,
            MessageStore messages,
            Attachments attachments,
            Patients patients,
            UserAccounts users,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.threads = threads;
        this.messages = messages;
        this.attachments = attachments;
        this.patients = patients;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All of them, the newest first.
     *
     * @throws NoEmergency without access now
     */
    public List<EmergencyThread> list(UserIdentity user, UUID patientId) {
        requireAccess(user, patientId);
        audit.record(AuditEvent.allowed(AuditAction.VIEW_THREADS_IN_EMERGENCY).patient(patientId));
        return open(user, patientId, null).stream().map(this::row).toList();
    }

    private void requireAccess(UserIdentity user, UUID patientId) {
        if (access.until(user, patients.get(patientId).id()).isEmpty()) {
            throw new NoEmergency();
        }
    }

    private List<MessageThread> open(UserIdentity user, UUID patientId, @Nullable UUID threadId) {
        return jdbc
                .sql(OPEN)
                .param("practice", CurrentPractice.id())
                .param("patient", patientId)
                .param("thread", threadId)
                .param("user", user.id())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list()
                .stream()
                .map(threads::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private EmergencyThread row(MessageThread thread) {
        return new EmergencyThread(
                thread.id(),
                thread.subject(),
                assignee(thread).map(UserAccount::name).orElse(null),
                thread.lastMessageAt());
    }

    private Optional<UserAccount> assignee(MessageThread thread) {
        return Optional.ofNullable(thread.assigneeId()).flatMap(users::find);
    }

    /**
     * One of them, all of its messages.
     *
     * @throws NoEmergency without access now
     * @throws ThreadNotFound if it is not this patient's
     */
    public ThreadView view(UserIdentity user, UUID patientId, UUID threadId) {
        var thread = get(user, patientId, threadId);
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_THREAD_IN_EMERGENCY)
                        .patient(patientId)
                        .on("thread", threadId)
                        .version(thread.lastSeq()));
        return new ThreadView(
                thread,
                patients.get(patientId),
                assignee(thread).orElse(null),
                messages.all(threadId));
    }

    private MessageThread get(UserIdentity user, UUID patientId, UUID threadId) {
        requireAccess(user, patientId);
        return open(user, patientId, threadId).stream()
                .findFirst()
                .orElseThrow(ThreadNotFound::new);
    }

    /**
     * A file of one of their messages.
     *
     * @throws NoEmergency without access now
     * @throws AttachmentNotFound if it is not this patient's, or was not sent
     */
    public Attachment file(UserIdentity user, UUID patientId, UUID fileId) {
        requireAccess(user, patientId);
        var file = attachments.get(fileId);
        var threadId = file.threadId();
        if (file.messageId() == null || threadId == null) {
            throw new AttachmentNotFound();
        }
        get(user, patientId, threadId);
        audit.record(
                AuditEvent.allowed(AuditAction.VIEW_FILE_IN_EMERGENCY)
                        .patient(patientId)
                        .on("attachment", fileId));
        return file;
    }
}
