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
            "reading",
            "urgent",
            "mailpreference",
            "patient",
            "proxy",
            "practice",
            "registration",
            "web",
            "signin",
            "credentials",
            "factor",
            "entry"
        })
package org.postern.portal;

import org.springframework.modulith.ApplicationModule;
