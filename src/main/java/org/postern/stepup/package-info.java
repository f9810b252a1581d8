/** Asks signed-in people again who they are, before something dangerous. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "signin",
            "factor",
            "entry",
            "patient",
            "user",
            "web"
        })
package org.postern.stepup;

import org.springframework.modulith.ApplicationModule;
