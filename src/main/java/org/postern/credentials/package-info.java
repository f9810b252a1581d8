/** What patients and users change about signing in: passwords, addresses, and what is lost. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "signin",
            "factor",
            "patient",
            "user",
            "transport"
        })
package org.postern.credentials;

import org.springframework.modulith.ApplicationModule;
