package org.postern.inbox;

import java.util.List;
import java.util.UUID;
import org.postern.compose.Draft;
import org.postern.compose.Drafts;
import org.postern.compose.EntryKind;
import org.postern.handling.Departures;
import org.postern.handling.UserThreads;
import org.postern.messaging.ThreadNotFound;
import org.postern.patient.Patients;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads a user's unsent texts with what the user may know of their conversations now. */
@Component
class DraftRows {

    private final Drafts drafts;
    private final UserThreads threads;
    private final Departures departures;
    private final Patients patients;

    DraftRows(Drafts drafts, UserThreads threads, Departures departures, Patients patients) {
        this.drafts = drafts;
        this.threads = threads;
        this.departures = departures;
        this.patients = patients;
    }

    List<DraftRow> of(UserIdentity user) {
        return drafts.all(user.id()).stream().map(draft -> row(user, draft)).toList();
    }

    private DraftRow row(UserIdentity user, Draft draft) {
        var threadId = draft.threadId();
        var name = patients.get(draft.patientId()).name();
        if (threadId == null) {
            return new DraftRow(draft, name, null, "/patients/" + draft.patientId() + "/messages");
        }
        try {
            threads.get(user, threadId);
            return new DraftRow(draft, name, null, address(draft, threadId));
        } catch (ThreadNotFound e) {
            return new DraftRow(draft, null, departures.find(user, threadId).orElse(null), null);
        }
    }

    private static String address(Draft draft, UUID threadId) {
        return "/inbox/threads/" + threadId + (draft.kind() == EntryKind.NOTE ? "#note" : "#reply");
    }
}
