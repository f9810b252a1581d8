/** A door: a patient's conversations in an emergency, and the list that administrators review. */
@ApplicationModule(
        allowedDependencies = {
            "emergency",
            "entry",
            "messaging",
            "patient",
            "signin",
            "user",
            "web",
            "writing"
        })
package org.postern.emergencypages;

import org.springframework.modulith.ApplicationModule;
