package org.postern.reception;

import org.jspecify.annotations.Nullable;
import org.postern.messagesettings.Absence;
import org.postern.messagesettings.Meanwhile;
import org.postern.wording.Words;

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

    /** The last day of it: "5 June", "5 June at 17:00". */
    public String until(Words words) {
        return absence.plan().period().untilWords(words);
    }

    /** What patients read about it. */
    public String text() {
        return absence.plan().text();
    }

    /** What becomes of a message, in one sentence. */
    public String meanwhile(Words words) {
        return switch (absence.meanwhile()) {
            case KEEP -> words.say("away.keep");
            case COVER ->
                    answering == null
                            ? words.say("away.queue")
                            : words.say("away.cover", answering.name());
            case REFUSE -> words.say("away.refuse");
        };
    }

    /** All of it in one line, for a list: "Away until 5 June. Nurse Okafor answers." */
    public String line(Words words) {
        var until = until(words);
        return switch (absence.meanwhile()) {
            case KEEP -> words.say("away.line-keep", until);
            case COVER ->
                    answering == null
                            ? words.say("away.line-queue", until)
                            : words.say("away.line-cover", until, answering.name());
            case REFUSE -> words.say("away.line-refuse", until);
        };
    }
}
