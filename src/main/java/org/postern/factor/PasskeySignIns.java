package org.postern.factor;

import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.springframework.stereotype.Service;

/** Signs in with a passkey alone: it is what somebody has and what somebody is or knows. */
@Service
public class PasskeySignIns {

    private final PasskeyChallenges challenges;
    private final PasskeyUse use;
    private final AuditTrail audit;

    PasskeySignIns(PasskeyChallenges challenges, PasskeyUse use, AuditTrail audit) {
        this.challenges = challenges;
        this.use = use;
        this.audit = audit;
    }

    /**
     * Whose passkey has signed this session's challenge. Call it outside transactions: a refusal is
     * recorded in one of its own.
     *
     * @param kind at whose door
     */
    public Optional<UUID> signIn(Actor.Kind kind, PasskeyAnswer answer, String sessionId) {
        var owner =
                challenges.use(answer.challenge(), PasskeyChallenges.Purpose.SIGN_IN, sessionId)
                        ? use.ownerOf(kind, answer)
                        : Optional.<UUID>empty();
        if (owner.isEmpty()) {
            audit.recordRefusal(AuditEvent.denied(AuditAction.SIGN_IN, "wrong-passkey"));
        }
        return owner;
    }
}
