package org.postern.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.FileLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of messages, and of texts that are not sent yet. Who may see one is checked by callers. */
@Service
@Transactional
public class Attachments {

    private static final Duration KEPT_UNSENT = Duration.ofDays(1);

    private final AttachmentStore store;
    private final AttachmentParts parts;
    private final Clock clock;

    Attachments(AttachmentStore store, AttachmentParts parts, Clock clock) {
        this.store = store;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * One file.
     *
     * @throws AttachmentNotFound if there is none
     */
    @Transactional(readOnly = true)
    public Attachment get(UUID id) {
        return store.find(id).orElseThrow(AttachmentNotFound::new);
    }

    /** What was uploaded at a desk and not sent. */
    @Transactional(readOnly = true)
    public List<Attachment> at(Desk desk) {
        return store.at(desk);
    }

    /** The files of messages, by message. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Attachment>> of(Collection<UUID> messageIds) {
        return messageIds.isEmpty()
                ? Map.of()
                : store.ofMessages(messageIds).stream()
                        .collect(
                                Collectors.groupingBy(
                                        file -> Objects.requireNonNull(file.messageId())));
    }

    /**
     * Part of a file, or of a photo's small version.
     *
     * @return nothing behind the last part
     */
    @Transactional(readOnly = true)
    public byte[] part(UUID id, boolean small, int number) {
        return parts.read(
                id, small ? AttachmentParts.Version.SMALL : AttachmentParts.Version.WHOLE, number);
    }

    /** Throws unsent files of their owner away. */
    public void remove(UUID ownerId, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            store.delete(ownerId, ids);
        }
    }

    /** Throws the files of one of its owner's drafts away, before the draft. */
    public void removeOfDraft(UUID ownerId, UUID draftId) {
        store.deleteOfDraft(ownerId, draftId);
    }

    /**
     * What keeps files from going with a message, if anything does. Until the transaction ends
     * nobody else sends them.
     */
    public Optional<FileProblem> problem(
            UUID ownerId, UUID patientId, List<UUID> ids, FileLimits limits) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        var files = store.lock(ownerId, patientId, ids);
        if (files.size() < ids.size()) {
            return Optional.of(FileProblem.of(FileProblem.Reason.GONE, ""));
        }
        if (files.size() > limits.most()) {
            return Optional.of(new FileProblem(FileProblem.Reason.TOO_MANY, "", limits.most()));
        }
        return files.stream()
                .map(file -> problem(file, limits))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<FileProblem> problem(Attachment file, FileLimits limits) {
        if (file.state() == ScanState.INFECTED) {
            return Optional.of(FileProblem.of(FileProblem.Reason.INFECTED, file.name()));
        }
        return limits.exceededBy(file.uploadedSize())
                ? Optional.of(
                        new FileProblem(
                                FileProblem.Reason.TOO_LARGE, file.name(), limits.megabytes()))
                : Optional.empty();
    }

    /** Gives files that {@link #problem} has passed to a message that can still be taken back. */
    public void hold(List<UUID> ids, UUID threadId, UUID messageId) {
        if (!ids.isEmpty()) {
            store.giveTo(messageId, threadId, ids);
        }
    }

    /** Delivers files with their message, in its transaction. */
    public void send(UUID messageId) {
        store.markSent(messageId, clock.instant());
    }

    /** Takes the files of a message that is not delivered out of it; they belong to no thread. */
    public List<UUID> takeBack(UUID messageId) {
        return store.takeFrom(messageId);
    }

    /** Puts files that were taken back where their text is written on. */
    public void putBack(List<UUID> ids, @Nullable UUID threadId) {
        if (!ids.isEmpty()) {
            store.putInto(threadId, ids);
        }
    }

    /** Deletes what was not sent within a day and has no draft. */
    public void forgetOld() {
        store.deleteForgotten(clock.instant().minus(KEPT_UNSENT));
    }
}
