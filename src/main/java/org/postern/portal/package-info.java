/** The patient's door. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "messaging",
            "compose",
            "vault",
            "writing",
            "reception",
            "patient",
            "practice",
            "web",
            "signin"
        })
package org.postern.portal;

import org.springframework.modulith.ApplicationModule;
