package org.postern.web;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.enrolment.Enrolment;
import org.springframework.stereotype.Component;

/** Whether somebody who is not signed in now would have access. */
@Component
public class Access {

    private final Identities identities;

    Access(Identities identities) {
        this.identities = identities;
    }

    /**
     * Whether this user or portal account may use a patient's messages: has access, and the right
     * to messages. Which users may see which threads is not asked here.
     */
    public boolean toMessages(UUID practiceId, Actor.Kind kind, UUID personId, UUID patientId) {
        var patients = kind == Actor.Kind.ACCOUNT ? Set.of(patientId) : Set.<UUID>of();
        return identities
                .of(new SignedIn(kind, practiceId, personId, Instant.EPOCH), Enrolment.AFTER_A_MAIL)
                .filter(SignedInAuthentication::hasMessages)
                .filter(person -> person.writesForAll(patients))
                .isPresent();
    }
}
