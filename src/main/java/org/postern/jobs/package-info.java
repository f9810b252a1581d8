/** Runs recurring jobs once for all nodes, and forgets what is old. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "accountmail",
            "factor",
            "keys",
            "messaging",
            "attachment",
            "threadlist",
            "handling",
            "practice",
            "retention",
            "roster",
            "signin"
        })
package org.postern.jobs;

import org.springframework.modulith.ApplicationModule;
