/** The patient's door. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "messaging",
            "threadlist",
            "handling",
            "compose",
            "attachment",
            "vault",
            "writing",
            "reception",
            "patient",
            "practice",
            "web",
            "signin",
            "credentials"
        })
package org.postern.portal;

import org.springframework.modulith.ApplicationModule;
