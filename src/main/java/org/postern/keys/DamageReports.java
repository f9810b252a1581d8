package org.postern.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.vault.DamageFound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records that a text was found damaged: once an hour for each, however often it is on the screen.
 */
@Component
class DamageReports {

    private static final Duration ONCE = Duration.ofHours(1);
    // What a browser sends back is nothing that is stored here.
    private static final String SEALED = "composer";
    private static final int REMEMBERED = 1_000;

    private final AuditTrail audit;
    private final Clock clock;
    private final Map<DamageFound, Instant> reported = new LinkedHashMap<>();

    DamageReports(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void report(DamageFound found) {
        if (!found.place().table().equals(SEALED) && isNew(found)) {
            var event =
                    AuditEvent.denied(AuditAction.READ_DAMAGED, "does-not-decrypt")
                            .on(found.place().table(), found.place().row());
            audit.recordRefusal(event);
        }
    }

    private synchronized boolean isNew(DamageFound found) {
        var now = clock.instant();
        var last = reported.get(found);
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(ONCE))) {
            return false;
        }
        reported.remove(found);
        reported.put(found, now);
        if (reported.size() > REMEMBERED) {
            reported.remove(reported.keySet().iterator().next());
        }
        return true;
    }
}
