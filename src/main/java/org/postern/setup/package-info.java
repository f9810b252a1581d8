/** The commands beside the server: practices, rosters, a way in again; and what a start says. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "vault",
            "practice",
            "roster",
            "sealing",
            "signin",
            "user",
            "credentials",
            "accountmail"
        })
package org.postern.setup;

import org.springframework.modulith.ApplicationModule;
