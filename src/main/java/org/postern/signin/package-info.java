/** Passwords, throttling and what both doors' sign-ins share. */
@ApplicationModule(allowedDependencies = {"database", "audit", "vault", "heavywork", "transport"})
package org.postern.signin;

import org.springframework.modulith.ApplicationModule;
