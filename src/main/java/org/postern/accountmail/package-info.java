/** Mail to the holders of accounts about signing in. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "signin",
            "vault",
            "practice",
            "credentials",
            "notification"
        })
package org.postern.accountmail;

import org.springframework.modulith.ApplicationModule;
