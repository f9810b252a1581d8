package org.postern.notification;

import java.util.Optional;
import org.postern.practice.Practice;

/**
 * Writes the letters of one kind. They hold no patient's name, no text, no subject and no health
 * information: only that there is something to do or to read, and a link.
 */
public interface LetterWriter {

    /** Of which kind they are. */
    NotificationKind kind();

    /** The letter of a mail; nothing when there is nothing left to tell, or nobody to tell. */
    Optional<Letter> write(Mail mail, Practice practice);
}
