/** Keys, encryption of text columns, search tokens and one-time secrets. */
@ApplicationModule(allowedDependencies = "database")
package org.postern.vault;

import org.springframework.modulith.ApplicationModule;
