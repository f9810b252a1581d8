package org.postern.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.patient.Invitations;
import org.postern.patient.Patient;
import org.postern.patient.PortalAccounts;
import org.postern.vault.Vault;
import org.postern.wording.Language;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers one request: a link, a word that there is an account already, or nothing. */
@Component
class RequestAnswer {

    private record Request(Asked asked, Language language, Instant askedAt) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RecordMatch match;
    private final Invitations invitations;
    private final PortalAccounts accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    RequestAnswer(
            JdbcClient jdbc,
            Vault vault,
            RecordMatch match,
            Invitations invitations,
            PortalAccounts accounts,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.match = match;
        this.invitations = invitations;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    /** Answers, and forgets what was typed, in the running transaction. */
    void give(UUID requestId) {
        take(requestId)
                .ifPresent(
                        request ->
                                new Actor(
                                                Actor.Kind.ANONYMOUS,
                                                null,
                                                request.asked().address(),
                                                null)
                                        .call(
                                                () -> {
                                                    give(request);
                                                    return true;
                                                }));
    }

    private Optional<Request> take(UUID requestId) {
        return jdbc.sql(
                        """
                        delete from registration_request where practice_id = ? and id = ?
                        returning typed_ct, language, asked_at
                        """)
                .params(CurrentPractice.id(), requestId)
                .query(
                        (row, number) ->
                                new Request(
                                        Asked.parse(
                                                vault.decrypt(
                                                        row.getBytes("typed_ct"),
                                                        RegistrationRequests.typed(requestId))),
                                        Language.of(row.getString("language"))
                                                .orElse(Language.ENGLISH),
                                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    private void give(Request request) {
        var patient = match.find(request.asked());
        if (patient.isEmpty()) {
            audit.record(AuditEvent.denied(AuditAction.ASK_TO_REGISTER, "fits-no-patient"));
        } else if (hasAccount(patient.get())) {
            events.publishEvent(new AccountExists(patient.get().id(), request.language()));
            audit.record(
                    AuditEvent.denied(AuditAction.ASK_TO_REGISTER, "has-account")
                            .patient(patient.get().id()));
        } else {
            invitations.ask(patient.get().id(), request.askedAt(), request.language());
        }
    }

    // Or somebody else signs in with this address: nobody can register with it a second time.
    private boolean hasAccount(Patient patient) {
        var email = patient.email();
        return invitations.status(patient.id()).registeredSelf()
                || (email != null && accounts.isTaken(email));
    }
}
