/** Registering at the portal's address: who asked, whom it fits, and the link that is mailed. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "wording",
            "search",
            "practice",
            "patient"
        })
package org.postern.registration;

import org.springframework.modulith.ApplicationModule;
