/** A user's own account: the invitation, the password, the keyboard. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "audit",
            "vault",
            "practice",
            "signin",
            "enrolment",
            "factor",
            "entry",
            "credentials",
            "user",
            "web"
        })
package org.postern.account;

import org.springframework.modulith.ApplicationModule;
