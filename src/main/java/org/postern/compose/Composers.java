package org.postern.compose;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals composers for their forms. The sealed form lets the bearer do one thing for 24 hours: save
 * text as the owner's draft, so that a session that ends while somebody types loses nothing.
 */
@Service
@Transactional(readOnly = true)
public class Composers {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Place PLACE = new Place("composer", new UUID(0, 0), "form");

    private final Survivors survivors;
    private final Vault vault;
    private final Clock clock;

    Composers(Survivors survivors, Vault vault, Clock clock) {
        this.survivors = survivors;
        this.vault = vault;
        this.clock = clock;
    }

    /** A new composer of the current practice, sealed. */
    public String open(Desk desk) {
        return seal(new Composer(desk, UUID.randomUUID(), clock.instant().plus(LIFETIME), false));
    }

    /** The same composer, sealed anew: its page shows advice for emergencies now. */
    public String advised(Composer composer) {
        return seal(
                new Composer(composer.desk(), composer.clientToken(), composer.expires(), true));
    }

    private String seal(Composer composer) {
        var desk = composer.desk();
        var threadId = desk.threadId();
        var fields =
                String.join(
                        "|",
                        desk.ownerId().toString(),
                        String.valueOf(desk.byUser()),
                        desk.patientId().toString(),
                        threadId == null ? "" : threadId.toString(),
                        desk.kind().name(),
                        composer.clientToken().toString(),
                        composer.expires().toString(),
                        String.valueOf(composer.advised()));
        var sealed = vault.encrypt(fields, PLACE);
        return CurrentPractice.id() + "." + Base64.getUrlEncoder().encodeToString(sealed);
    }

    /** The practice of a sealed composer, unchecked: for a post without a session. */
    public static Optional<UUID> practiceOf(String sealed) {
        var dot = sealed.indexOf('.');
        try {
            return dot < 0
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(sealed.substring(0, dot)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads a sealed composer of the current practice; nothing if it is forged or too old. */
    public Optional<Composer> read(@Nullable String sealed) {
        if (sealed == null || !practiceOf(sealed).equals(Optional.of(CurrentPractice.id()))) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
            var composer = parse(vault.decrypt(bytes, PLACE));
            return composer.expires().isAfter(clock.instant())
                    ? Optional.of(survivors.follow(composer))
                    : Optional.empty();
        } catch (IllegalArgumentException | DamagedText e) {
            return Optional.empty();
        }
    }

    private static Composer parse(String text) {
        var fields = text.split("\\|", -1);
        var desk =
                new Desk(
                        UUID.fromString(fields[0]),
                        Boolean.parseBoolean(fields[1]),
                        UUID.fromString(fields[2]),
                        fields[3].isEmpty() ? null : UUID.fromString(fields[3]),
                        EntryKind.valueOf(fields[4]));
        // One that was sealed before an upgrade has no last field.
        var advised = fields.length > 7 && Boolean.parseBoolean(fields[7]);
        return new Composer(desk, UUID.fromString(fields[5]), Instant.parse(fields[6]), advised);
    }
}
