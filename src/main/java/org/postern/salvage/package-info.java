/** Keeps the text of a post whose session has ended. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "compose",
            "attachment",
            "database",
            "practice",
            "audit",
            "signin",
            "web"
        })
package org.postern.salvage;

import org.springframework.modulith.ApplicationModule;
