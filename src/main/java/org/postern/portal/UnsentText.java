package org.postern.portal;

import java.util.Optional;
import org.postern.compose.Draft;

/** A new conversation that was begun and not sent. */
public record UnsentText(About about, Draft draft) {

    /** Where to go on writing. */
    public String address() {
        return Optional.ofNullable(draft.recipientId())
                .map(about::newMessageTo)
                .orElseGet(about::newMessage);
    }
}
