/** From the right password to a session: the second step, the device, what is remembered. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "signin",
            "enrolment",
            "factor",
            "practice",
            "web"
        })
package org.postern.entry;

import org.springframework.modulith.ApplicationModule;
