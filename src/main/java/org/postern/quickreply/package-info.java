/** Texts that users insert while they write: their own and the practice's. */
@ApplicationModule(allowedDependencies = {"database", "audit", "vault", "user"})
package org.postern.quickreply;

import org.springframework.modulith.ApplicationModule;
