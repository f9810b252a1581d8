/** Who could read a patient's messages, by the rights that people have now. */
@ApplicationModule(allowedDependencies = {"audit", "database", "messaging", "patient", "user"})
package org.postern.reach;

import org.springframework.modulith.ApplicationModule;
