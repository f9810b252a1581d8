package org.postern.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.attachment.Attachment;
import org.postern.patient.Relation;

/**
 * One entry in a thread, never changed once sent (FHIR: Communication).
 *
 * @param seq its place in the thread, from 1
 * @param authorName the author's name as it was when it was sent
 * @param text as it was typed, line ends LF; null when what is stored was damaged
 * @param files what came with it
 * @param automatic whether nobody wrote it: an automatic answer while a user is out of office
 * @param relation how its author stands to the patient; null for everybody but parents and
 *     caregivers
 * @param writtenFor the patient's name as it was then, where somebody else wrote for the patient
 * @param urgentShown whether its writer was shown advice for emergencies before it was sent
 */
public record Message(
        UUID id,
        int seq,
        Direction direction,
        UUID authorId,
        String authorName,
        @Nullable String text,
        Instant sentAt,
        List<Attachment> files,
        boolean automatic,
        @Nullable Relation relation,
        @Nullable String writtenFor,
        boolean urgentShown) {

    /** Its author as the practice sees it: "Rosa Lopez (parent) for Mia Lopez". */
    public String writer() {
        return relation == null
                ? authorName
                : "%s (%s) for %s".formatted(authorName, relation.word(), writtenFor);
    }

    Message with(List<Attachment> attached) {
        return new Message(
                id,
                seq,
                direction,
                authorId,
                authorName,
                text,
                sentAt,
                attached,
                automatic,
                relation,
                writtenFor,
                urgentShown);
    }
}
