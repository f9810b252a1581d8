/** The commands that add a practice with its first administrator, and what a start says of them. */
@ApplicationModule(allowedDependencies = {"database", "practice", "signin", "user"})
package org.postern.setup;

import org.springframework.modulith.ApplicationModule;
