/** Changes and destroys the practices' keys, and records what was found damaged. */
@ApplicationModule(allowedDependencies = {"audit", "database", "search", "vault"})
package org.postern.keys;

import org.springframework.modulith.ApplicationModule;
