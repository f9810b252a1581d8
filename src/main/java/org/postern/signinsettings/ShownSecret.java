package org.postern.signinsettings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.postern.factor.FactorOwner;
import org.postern.factor.TimeCodes;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret that a session shows to be put into an app: the same for ten minutes, so that a page
 * may be loaded again, and in this session alone. Whoever is signed in elsewhere as the same person
 * is shown another, and a session under a new id is, too.
 */
@Component
@Transactional
class ShownSecret {

    private static final String ATTRIBUTE = "authenticator-secret";
    private static final Duration SHOWN_FOR = Duration.ofMinutes(10);

    private final Vault vault;
    private final Clock clock;

    ShownSecret(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** The one to show now. */
    String show(HttpServletRequest request, FactorOwner owner) {
        return of(request, owner).orElseGet(() -> make(request, owner));
    }

    private String make(HttpServletRequest request, FactorOwner owner) {
        var secret = TimeCodes.newSecret();
        var session = request.getSession();
        var text = secret + "|" + session.getId() + "|" + clock.instant();
        var stored = vault.encrypt(text, place(owner));
        session.setAttribute(ATTRIBUTE, Base64.getEncoder().encodeToString(stored));
        return secret;
    }

    /** The one that this session was shown, while it counts. */
    Optional<String> of(HttpServletRequest request, FactorOwner owner) {
        var session = request.getSession();
        var stored = (String) session.getAttribute(ATTRIBUTE);
        if (stored == null) {
            return Optional.empty();
        }
        try {
            var fields =
                    vault.decrypt(Base64.getDecoder().decode(stored), place(owner)).split("\\|");
            var counts =
                    fields[1].equals(session.getId())
                            && Instant.parse(fields[2]).plus(SHOWN_FOR).isAfter(clock.instant());
            return counts ? Optional.of(fields[0]) : Optional.empty();
        } catch (DamagedText e) {
            // The practice's key was changed meanwhile.
            return Optional.empty();
        }
    }

    private static Place place(FactorOwner owner) {
        return new Place("authenticator", owner.id(), "shown");
    }
}
