/** Large files that people take away: how many at a time, how often, and how slowly. */
@ApplicationModule(allowedDependencies = {"database", "signin", "pace"})
package org.postern.handout;

import org.springframework.modulith.ApplicationModule;
