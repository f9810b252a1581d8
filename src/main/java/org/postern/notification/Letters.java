package org.postern.notification;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who writes the letter of a mail. A link in it is made while it is written, so this is no
 * read-only transaction.
 */
@Component
@Transactional
class Letters {

    private final Map<NotificationKind, LetterWriter> writers =
            new EnumMap<>(NotificationKind.class);
    private final Practices practices;

    Letters(List<LetterWriter> writers, Practices practices) {
        writers.forEach(writer -> this.writers.put(writer.kind(), writer));
        this.practices = practices;
    }

    /** The letter of a mail, or nothing when there is nothing left to tell, or nobody to tell. */
    Optional<Letter> write(Mail mail) {
        var writer = writers.get(mail.kind());
        if (writer == null) {
            throw new IllegalStateException("nobody writes letters of kind " + mail.kind());
        }
        return writer.write(mail, practices.get(CurrentPractice.id()));
    }
}
