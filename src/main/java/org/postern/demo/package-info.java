/** The demo practice (profile demo). */
@ApplicationModule(allowedDependencies = {"database", "audit", "messaging", "notification", "patient", "practice", "user", "signin", "web"})
package org.postern.demo;

import org.springframework.modulith.ApplicationModule;
