/** Patients and their portal accounts: add, invite, register, sign in. */
@ApplicationModule(
        allowedDependencies = {"wording", "database", "audit", "vault", "signin", "search", "user"})
package org.postern.patient;

import org.springframework.modulith.ApplicationModule;
