package org.postern.inbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Draft;
import org.postern.compose.Drafts;
import org.postern.compose.EntryKind;
import org.postern.handling.Departures;
import org.postern.handling.UserThreads;
import org.postern.messaging.MessageThread;
import org.postern.messaging.ThreadNotFound;
import org.postern.patient.Patients;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads a user's unsent texts with what the user may know of their conversations now. */
@Component
class DraftRows {

    private final Drafts drafts;
    private final UserThreads threads;
    private final Departures departures;
    private final Patients patients;
    private final UserAccounts users;

    DraftRows(
            Drafts drafts,
            UserThreads threads,
            Departures departures,
            Patients patients,
            UserAccounts users) {
        this.users = users;
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
            return new DraftRow(
                    draft, name, null, null, null, "/patients/" + draft.patientId() + "/messages");
        }
        try {
            var thread = threads.get(user, threadId);
            return new DraftRow(
                    draft,
                    name,
                    thread.subject() == null ? "No subject" : thread.subject(),
                    holder(user, thread),
                    null,
                    address(draft, threadId));
        } catch (ThreadNotFound e) {
            var departed = departures.find(user, threadId).orElse(null);
            return new DraftRow(draft, null, null, null, departed, null);
        }
    }

    private @Nullable String holder(UserIdentity user, MessageThread thread) {
        var assignee = thread.assigneeId();
        if (assignee == null) {
            return "in the practice queue";
        }
        return assignee.equals(user.id())
                ? null
                : users.find(assignee).map(one -> "now with " + one.name()).orElse(null);
    }

    private static String address(Draft draft, UUID threadId) {
        return "/inbox/threads/" + threadId + (draft.kind() == EntryKind.NOTE ? "#note" : "#reply");
    }
}
