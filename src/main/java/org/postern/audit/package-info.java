/** Append-only record of who saw or did what. */
@ApplicationModule(allowedDependencies = {"database"})
package org.postern.audit;

import org.springframework.modulith.ApplicationModule;
