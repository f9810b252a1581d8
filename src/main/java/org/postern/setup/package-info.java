/** The commands beside the server: adding a practice, importing a roster; what a start says. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "practice",
            "roster",
            "sealing",
            "signin",
            "user"
        })
package org.postern.setup;

import org.springframework.modulith.ApplicationModule;
