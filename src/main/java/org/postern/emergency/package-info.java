/** Reading what is otherwise closed, in an emergency: for a reason, for a time, and reviewed. */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "audit",
            "database",
            "messaging",
            "patient",
            "user",
            "vault"
        })
package org.postern.emergency;

import org.springframework.modulith.ApplicationModule;
