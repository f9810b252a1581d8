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

    /** All of them, newest first; of those written for whom access has ended, none. */
    List<DraftLine> of(PatientIdentity account) {
        return drafts.all(account.accountId()).stream()
                .filter(draft -> account.find(draft.patientId()).isPresent())
                .flatMap(draft -> line(account, draft).stream())
                .toList();
    }

    private Optional<DraftLine> line(PatientIdentity account, Draft draft) {
        var threadId = draft.threadId();
        try {
            var thread = threadId == null ? null : threads.get(account, threadId);
            var forId = thread == null ? draft.recipientId() : thread.assigneeId();
            var reception =
                    Optional.ofNullable(forId)
                            .flatMap(id -> receptions.forNew(id, draft.patientId()));
            var name =
                    reception
                            .flatMap(found -> Optional.ofNullable(found.to()))
                            .map(Recipient::name);
            var subject = thread == null ? draft.subject() : thread.subject();
            var about = account.several() ? account.about(draft.patientId()).name() : null;
            return Optional.of(
                    new DraftLine(
                            draft, about, name.orElse(null), subject, address(account, draft)));
        } catch (ThreadNotFound e) {
            return Optional.empty();
        }
    }

    /** Where a text is written on. */
    static String address(PatientIdentity account, Draft draft) {
        if (draft.threadId() != null) {
            return "/portal/threads/" + draft.threadId() + "#text";
        }
        var page = About.of(account, account.about(draft.patientId()), List.of());
        var to = draft.recipientId();
        return to == null ? page.newMessage() : page.newMessageTo(to) + "#text";
    }
}
