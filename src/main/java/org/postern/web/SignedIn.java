package org.postern.web;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.signin.OpenSessions;

/**
 * What a session holds: ids and times only. Names and rights are read anew with each request, so
 * that one taken away is gone with the next.
 */
record SignedIn(Actor.Kind kind, UUID practiceId, UUID personId, Instant since) {

    private static final Duration ABSOLUTE = Duration.ofHours(12);

    static SignedIn parse(String stored) {
        var fields = stored.split("\\|");
        return new SignedIn(
                Actor.Kind.valueOf(fields[0]),
                UUID.fromString(fields[1]),
                UUID.fromString(fields[2]),
                Instant.parse(fields[3]));
    }

    String principalName() {
        return OpenSessions.name(kind, personId);
    }

    /** When the session ends if nothing more is done in it. */
    Instant end(Instant lastActive, Duration idle) {
        var absolute = since.plus(ABSOLUTE);
        var idled = lastActive.plus(idle);
        return idled.isBefore(absolute) ? idled : absolute;
    }

    @Override
    public String toString() {
        return kind + "|" + practiceId + "|" + personId + "|" + since;
    }
}
