/** Second factors beside a password: authenticator apps, passkeys, codes on paper. */
@ApplicationModule(allowedDependencies = {"database", "audit", "vault", "signin", "heavywork"})
package org.postern.factor;

import org.springframework.modulith.ApplicationModule;
