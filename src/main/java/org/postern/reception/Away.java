package org.postern.reception;

import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Absence;
import org.postern.messagesettings.Meanwhile;

/**
 * That somebody is out of office, and what becomes of messages.
 *
 * @param answering who gets them instead; null for nobody, or for the practice queue
 */
public record Away(Absence absence, @Nullable Recipient answering) {

    /** Whether no message is taken. */
    public boolean refuses() {
        return absence.meanwhile() == Meanwhile.REFUSE;
    }

    /** Whether somebody else gets the messages. */
    public boolean handsOver() {
        return absence.meanwhile() == Meanwhile.COVER;
    }

    /** The last day of it: "5 June". */
    public String until() {
        return absence.plan().period().untilWords();
    }

    /** What patients read about it. */
    public String text() {
        return absence.plan().text();
    }

    /** What becomes of a message, in one sentence. */
    public String meanwhile() {
        return switch (absence.meanwhile()) {
            case KEEP -> "You can write. The answer may take longer.";
            case COVER ->
                    answering == null
                            ? "Your message goes to the practice."
                            : answering.name() + " gets your message and answers it.";
            case REFUSE -> "No messages are taken in this time.";
        };
    }

    /** All of it in one line, for a list: "Away until 5 June. Nurse Okafor answers." */
    public String line() {
        return "Away until "
                + until()
                + ". "
                + switch (absence.meanwhile()) {
                    case KEEP -> "The answer may take longer.";
                    case COVER ->
                            (answering == null ? "The practice" : answering.name()) + " answers.";
                    case REFUSE -> "Takes no messages.";
                };
    }
}
