/** A door: what patients and users change about how they sign in. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "signin",
            "enrolment",
            "factor",
            "entry",
            "heavywork",
            "credentials",
            "qrcode",
            "patient",
            "practice",
            "web"
        })
package org.postern.signinsettings;

import org.springframework.modulith.ApplicationModule;
