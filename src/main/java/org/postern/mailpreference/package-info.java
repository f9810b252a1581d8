/** How often a portal account is told by mail that there is something to read. */
@ApplicationModule(allowedDependencies = {"database", "audit"})
package org.postern.mailpreference;

import org.springframework.modulith.ApplicationModule;
