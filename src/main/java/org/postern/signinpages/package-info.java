/** A door: how users sign in, and what everybody does when the password alone does not help. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "signin",
            "credentials",
            "factor",
            "entry",
            "patient",
            "user",
            "practice",
            "registration",
            "web",
            "transport"
        })
package org.postern.signinpages;

import org.springframework.modulith.ApplicationModule;
