/** The commands beside the server: adding a practice, importing a roster; what a start says. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "database",
            "keys",
            "practice",
            "roster",
            "sealing",
            "signin",
            "user",
            "vault",
            "wording"
        })
package org.postern.setup;

import org.springframework.modulith.ApplicationModule;
