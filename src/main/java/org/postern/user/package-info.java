/** User accounts of the practice, their access rights and their sign-in. */
@ApplicationModule(allowedDependencies = {"database", "audit", "vault", "signin"})
package org.postern.user;

import org.springframework.modulith.ApplicationModule;
