package org.postern.proxy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Relation;

/**
 * What a link leads to that works now.
 *
 * @param known whether an account signs in with this address already
 */
record OpenInvitation(
        UUID id,
        UUID patientId,
        LocalDate born,
        String email,
        String name,
        Relation relation,
        @Nullable LocalDate lastDay,
        boolean known) {}
