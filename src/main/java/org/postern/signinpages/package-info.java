/** A door: what patients do to sign in when the password alone does not help. */
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
            "practice",
            "registration",
            "web"
        })
package org.postern.signinpages;

import org.springframework.modulith.ApplicationModule;
