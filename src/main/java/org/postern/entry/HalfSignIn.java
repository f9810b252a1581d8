package org.postern.entry;

import static org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.signin.OpenSessions;

/**
 * Somebody whose password was right and who has the second step before them. It stands in a session
 * of its own that signs nobody in and opens one page, for ten minutes.
 *
 * @param way by which the first step was made
 * @param alone whether all other sessions end with the second step
 * @param destination where it leads then
 */
public record HalfSignIn(
        Actor.Kind kind,
        UUID practiceId,
        UUID personId,
        String way,
        boolean alone,
        String destination,
        Instant at) {

    private static final String ATTRIBUTE = "half-signed-in";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    void keep(HttpServletRequest request) {
        var session = request.getSession(true);
        session.setMaxInactiveInterval((int) LIFETIME.toSeconds());
        session.setAttribute(ATTRIBUTE, toString());
        session.setAttribute(PRINCIPAL_NAME_INDEX_NAME, OpenSessions.halfName(kind, personId));
    }

    static Optional<HalfSignIn> read(HttpServletRequest request, Instant now) {
        var session = request.getSession(false);
        return Optional.ofNullable(
                        session == null ? null : (String) session.getAttribute(ATTRIBUTE))
                .map(HalfSignIn::parse)
                .filter(half -> half.at().plus(LIFETIME).isAfter(now));
    }

    private static HalfSignIn parse(String stored) {
        var fields = stored.split("\\|");
        return new HalfSignIn(
                Actor.Kind.valueOf(fields[0]),
                UUID.fromString(fields[1]),
                UUID.fromString(fields[2]),
                fields[3],
                Boolean.parseBoolean(fields[4]),
                fields[5],
                Instant.parse(fields[6]));
    }

    @Override
    public String toString() {
        return String.join(
                "|",
                kind.name(),
                practiceId.toString(),
                personId.toString(),
                way,
                String.valueOf(alone),
                destination,
                at.toString());
    }
}
