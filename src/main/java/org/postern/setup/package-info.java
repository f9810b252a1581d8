/** The commands beside the server: practices, rosters, a way in again; and what a start says. */
@ApplicationModule(
        allowedDependencies = {
            "accountmail",
            "audit",
            "credentials",
            "database",
            "keys",
            "notification",
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
