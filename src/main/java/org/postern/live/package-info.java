/** Tells open pages that something changed, from database notifications. */
@ApplicationModule(allowedDependencies = {"database", "messaging", "signin", "user", "patient"})
package org.postern.live;

import org.springframework.modulith.ApplicationModule;
