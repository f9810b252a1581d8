package org.postern.conversation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postern.messaging.Message;
import org.postern.messaging.ThreadView;

/** A thread as plain text: who, when, text. Names alone, no addresses, no internal notes. */
final class PlainThread {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm zzz", Locale.ENGLISH);

    private PlainThread() {}

    static String of(ThreadView view, ZoneId zone) {
        var subject = view.thread().subject();
        var head =
                "Conversation with %s%s\n\n"
                        .formatted(view.patient().name(), subject == null ? "" : ": " + subject);
        return head
                + view.messages().stream()
                        .map(message -> line(message, zone))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String remark(Message message) {
        if (message.urgentShown()) {
            return " (emergency advice was shown before this was sent)";
        }
        return message.automatic() ? " (automatic answer)" : "";
    }

    private static String line(Message message, ZoneId zone) {
        var text = message.text();
        return "%s, %s%s\n%s%s"
                .formatted(
                        message.writer(),
                        TIME.format(message.sentAt().atZone(zone)),
                        remark(message),
                        text == null ? "(damaged message)" : text,
                        message.files().stream()
                                .map(file -> "\n[attachment: " + file.name() + "]")
                                .collect(Collectors.joining()));
    }
}
