/** A door: where patients ask to register, at home or at the tablet of the front desk. */
@ApplicationModule(
        allowedDependencies = {
            "registration",
            "patient",
            "practice",
            "signin",
            "web",
            "wording",
            "transport"
        })
package org.postern.register;

import org.springframework.modulith.ApplicationModule;
