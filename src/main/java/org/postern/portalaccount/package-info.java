/** A door: what patients change about how they sign in. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "signin",
            "factor",
            "entry",
            "credentials",
            "qrcode",
            "patient",
            "practice",
            "web"
        })
package org.postern.portalaccount;

import org.springframework.modulith.ApplicationModule;
