package org.postern.demo;

import java.util.Optional;
import java.util.UUID;
import org.postern.compose.Post;
import org.postern.note.InternalNotes;
import org.postern.threadlist.ListFilter;
import org.postern.threadlist.ListFilter.View;
import org.postern.threadlist.ThreadLists;
import org.postern.user.UserIdentity;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What staff wrote to each other in the demo. */
@Component
@Profile("demo")
class DemoNotes {

    private static final ListFilter OTHERS = new ListFilter(View.OTHERS, null, false, false, null);

    private final ThreadLists threads;
    private final InternalNotes notes;

    DemoNotes(ThreadLists threads, InternalNotes notes) {
        this.threads = threads;
        this.notes = notes;
    }

    void write(UserIdentity nurse) {
        threads.list(nurse, OTHERS, "", Optional.empty()).rows().stream()
                .filter(row -> "Rash after the new tablets".equals(row.subject()))
                .forEach(row -> write(nurse, row.id()));
    }

    private void write(UserIdentity nurse, UUID thread) {
        var text = "Started lisinopril on Friday. No known allergies in the chart.";
        notes.write(nurse, thread, new Post(UUID.randomUUID(), 0, null, text));
    }
}
