/** Internal notes: by and for staff. Nothing of the portal may depend on this package. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "compose",
            "user",
            "messaging",
            "handling"
        })
package org.postern.note;

import org.springframework.modulith.ApplicationModule;
