/** Parents and caregivers who write for patients: invited, added, and how their access ends. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "signin",
            "patient",
            "practice",
            "user"
        })
package org.postern.proxy;

import org.springframework.modulith.ApplicationModule;
