/** Makes one record of two that belong to the same person, without losing anything. */
@ApplicationModule(allowedDependencies = {"database", "audit", "patient", "compose", "messaging"})
package org.postern.merge;

import org.springframework.modulith.ApplicationModule;
