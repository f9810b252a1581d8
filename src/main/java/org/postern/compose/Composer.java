package org.postern.compose;

import java.time.Instant;
import java.util.UUID;

/**
 * One composer on one page: who writes, where, and under which client token.
 *
 * @param expires when its sealed form stops working
 * @param advised whether its page showed advice for emergencies: what it sends is not stopped again
 */
public record Composer(Desk desk, UUID clientToken, Instant expires, boolean advised) {

    /** Whether it belongs to this person and this place. */
    public boolean fits(Desk place) {
        return desk.equals(place);
    }

    /** The user's or the portal account's id. */
    public UUID ownerId() {
        return desk.ownerId();
    }

    /** The same composer, for the record into which its patient's was merged. */
    Composer to(UUID patient) {
        return new Composer(desk.to(patient), clientToken, expires, advised);
    }
}
