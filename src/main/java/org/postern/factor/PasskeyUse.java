package org.postern.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the passkey of an answer, and notes that it was used. */
@Component
@Transactional
class PasskeyUse {

    private record Found(UUID id, UUID ownerId, PasskeyCheck.Stored stored) {}

    private final JdbcClient jdbc;
    private final PasskeyCheck check;
    private final Clock clock;

    PasskeyUse(JdbcClient jdbc, PasskeyCheck check, Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.clock = clock;
    }

    /** Whose passkey gave this answer; nothing when it is not right. */
    Optional<UUID> ownerOf(Actor.Kind kind, PasskeyAnswer answer) {
        return find(kind, answer).flatMap(found -> signIn(found, answer));
    }

    private Optional<UUID> signIn(Found found, PasskeyAnswer answer) {
        return check.signIn(answer, found.stored()).map(now -> noteUse(found, now));
    }

    private UUID noteUse(Found found, PasskeyCheck.Stored now) {
        jdbc.sql(
                        """
                        update passkey set sign_count = ?, backed_up = ?, last_used_at = ?
                        where practice_id = ? and id = ?
                        """)
                .params(
                        now.signCount(),
                        now.backedUp(),
                        Timestamp.from(clock.instant()),
                        CurrentPractice.id(),
                        found.id())
                .update();
        return found.ownerId();
    }

    private Optional<Found> find(Actor.Kind kind, PasskeyAnswer answer) {
        byte[] credential;
        try {
            credential = PasskeyAnswer.bytes(answer.credential());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select * from passkey
                        where practice_id = ? and credential_id = ? and owner_kind = ?
                        for update
                        """)
                .params(CurrentPractice.id(), credential, kind.name())
                .query(
                        (row, number) ->
                                new Found(
                                        row.getObject("id", UUID.class),
                                        row.getObject("owner_id", UUID.class),
                                        new PasskeyCheck.Stored(
                                                row.getBytes("credential_id"),
                                                row.getBytes("public_key"),
                                                row.getLong("sign_count"),
                                                row.getBoolean("backup_eligible"),
                                                row.getBoolean("backed_up"))))
                .optional();
    }
}
