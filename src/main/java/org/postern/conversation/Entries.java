package org.postern.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postern.handling.StaffThread;
import org.postern.note.InternalNote;

/** Puts messages, notes and what happened to a thread into one order. */
final class Entries {

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::seq)
                    .thenComparing(entry -> entry instanceof Entry.OfMessage ? 0 : 1)
                    .thenComparing(Entry::at);

    private Entries() {}

    /** Those of the page of messages that the thread shows. */
    static List<Entry> of(StaffThread thread, List<InternalNote> notes) {
        var view = thread.view();
        var first = view.hasEarlier() ? view.firstSeq() : 0;
        var last =
                view.showsNewest()
                        ? Integer.MAX_VALUE
                        : view.messages().get(view.messages().size() - 1).seq();
        var besides =
                Stream.concat(
                                notes.stream().map(Entry.OfNote::new),
                                thread.events().stream().map(Entry.OfEvent::new))
                        .map(Entry.class::cast)
                        .filter(entry -> entry.seq() >= first && entry.seq() <= last);
        var entries =
                new ArrayList<>(
                        Stream.concat(
                                        view.messages().stream()
                                                .map(Entry.OfMessage::new)
                                                .map(Entry.class::cast),
                                        besides)
                                .sorted(ORDER)
                                .toList());
        if (view.showsNewest()) {
            var seq = view.thread().lastSeq();
            for (var message : thread.outgoing()) {
                seq++;
                entries.add(new Entry.OfOutgoing(message, seq, message.dueAt()));
            }
        }
        return entries;
    }
}
