package org.postern.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.messaging.ThreadEvent;

/**
 * What a patient sees of a thread beside its messages.
 *
 * @param said the times that the patient ended it, oldest first
 * @param receipt of the newest message that the care team has opened; null for none
 * @param closing how the patient can end it now
 */
public record PatientReading(List<ThreadEvent> said, @Nullable Receipt receipt, Closing closing) {

    /** What the patient said after this message and before the next. */
    public List<ThreadEvent> after(int seq) {
        return said.stream().filter(event -> event.afterSeq() == seq).toList();
    }

    /** Whether this is the message of which the receipt tells. */
    public boolean tellsOf(int seq) {
        return receipt != null && receipt.seq() == seq;
    }
}
