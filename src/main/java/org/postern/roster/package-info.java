/** Rosters: reading a file of patients, showing what it would change, and taking it over. */
@ApplicationModule(allowedDependencies = {"database", "audit", "vault", "patient", "practice"})
package org.postern.roster;

import org.springframework.modulith.ApplicationModule;
