/** Everything in the database in one file, and back. */
@ApplicationModule(allowedDependencies = {"audit", "database", "sealing", "vault"})
package org.postern.backup;

import org.springframework.modulith.ApplicationModule;
