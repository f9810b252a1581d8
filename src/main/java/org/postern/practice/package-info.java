/** The practice: name, portal address, time zone and settings. */
@ApplicationModule(allowedDependencies = {"wording", "database", "audit", "vault"})
package org.postern.practice;

import org.springframework.modulith.ApplicationModule;
