/** The composer as both doors show it and take its posts. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "compose",
            "attachment",
            "audit",
            "signin",
            "database",
            "messaging",
            "threadlist",
            "handling",
            "web"
        })
package org.postern.writing;

import org.springframework.modulith.ApplicationModule;
