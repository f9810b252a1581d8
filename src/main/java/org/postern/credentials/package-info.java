/** What the holder of a portal account changes about signing in: the password, also forgotten. */
@ApplicationModule(
        allowedDependencies = {"database", "audit", "vault", "signin", "factor", "patient"})
package org.postern.credentials;

import org.springframework.modulith.ApplicationModule;
