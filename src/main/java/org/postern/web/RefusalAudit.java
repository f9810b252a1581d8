package org.postern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.signin.TooManyAttempts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One audit event for each refused request of somebody who is signed in. Many of one kind within a
 * minute end in one that says so, and silence no other kind, nor refusals of another thing that is
 * there.
 */
@Component
class RefusalAudit {

    private final AuditTrail audit;
    private final Throttle throttle;

    RefusalAudit(AuditTrail audit, Throttle throttle) {
        this.audit = audit;
        this.throttle = throttle;
    }

    void forbidden(HttpServletRequest request) {
        record("forbidden", request);
    }

    void notFound(HttpServletRequest request) {
        record("not-found", request);
    }

    /** Records the first that is refused; the others of the same window say no more. */
    void tooMany(TooManyAttempts limit, HttpServletRequest request) {
        if (limit.isFirst()) {
            record("too-many-attempts", request);
        }
    }

    private void record(String reason, HttpServletRequest request) {
        var actor = Actor.current();
        if (CurrentPractice.find().isEmpty() || actor.id() == null) {
            return;
        }
        var kind = actor.id() + "|" + reason + "|" + pattern(request);
        try {
            throttle.countAndCheck(
                    AttemptLimit.REFUSALS,
                    reason.equals("forbidden") ? kind + "|" + id(request) : kind);
        } catch (TooManyAttempts e) {
            if (e.isFirst()) {
                write("more-not-listed", request);
            }
            return;
        }
        write(reason, request);
    }

    private void write(String reason, HttpServletRequest request) {
        audit.recordRefusal(
                AuditEvent.denied(AuditAction.REQUEST, reason).on(pattern(request), id(request)));
    }

    // The pattern of the address, never the address: that could hold anything.
    private static String pattern(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "address" : pattern);
    }

    private static @Nullable UUID id(HttpServletRequest request) {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (!(variables instanceof Map<?, ?> map) || map.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(String.valueOf(map.values().iterator().next()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
