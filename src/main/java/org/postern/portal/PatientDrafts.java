package org.postern.portal;

import java.util.List;
import java.util.Optional;
import org.postern.compose.Draft;
import org.postern.compose.Drafts;
import org.postern.messaging.PatientThreads;
import org.postern.messaging.ThreadNotFound;
import org.postern.patient.PatientIdentity;
import org.postern.reception.Receptions;
import org.postern.reception.Recipient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a patient has written and not sent. */
@Component
@Transactional(readOnly = true)
class PatientDrafts {

    private final Drafts drafts;
    private final PatientThreads threads;
    private final Receptions receptions;

    PatientDrafts(Drafts drafts, PatientThreads threads, Receptions receptions) {
        this.drafts = drafts;
        this.threads = threads;
        this.receptions = receptions;
    }

    /** All of them, newest first. */
    List<DraftLine> of(PatientIdentity patient) {
        return drafts.all(patient.accountId()).stream()
                .filter(draft -> draft.patientId().equals(patient.patientId()))
                .flatMap(draft -> line(patient, draft).stream())
                .toList();
    }

    private Optional<DraftLine> line(PatientIdentity patient, Draft draft) {
        var threadId = draft.threadId();
        try {
            var thread = threadId == null ? null : threads.get(patient, threadId);
            var forId = thread == null ? draft.recipientId() : thread.assigneeId();
            var reception =
                    Optional.ofNullable(forId)
                            .flatMap(id -> receptions.forNew(id, patient.patientId()));
            var name =
                    reception
                            .flatMap(found -> Optional.ofNullable(found.to()))
                            .map(Recipient::name);
            var subject = thread == null ? draft.subject() : thread.subject();
            return Optional.of(new DraftLine(draft, name.orElse(null), subject, address(draft)));
        } catch (ThreadNotFound e) {
            return Optional.empty();
        }
    }

    /** Where a text is written on. */
    static String address(Draft draft) {
        if (draft.threadId() != null) {
            return "/portal/threads/" + draft.threadId() + "#text";
        }
        return "/portal/messages/new"
                + (draft.recipientId() == null ? "" : "?to=" + draft.recipientId() + "#text");
    }
}
