/** The practice: name, portal address, time zone and settings. */
@ApplicationModule(allowedDependencies = {"wording", "database", "audit", "vault", "heavywork"})
package org.postern.practice;

import org.springframework.modulith.ApplicationModule;
