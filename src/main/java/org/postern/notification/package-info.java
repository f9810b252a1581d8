/** Mail that tells people of messages, without health information. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "messaging",
            "threadlist",
            "handling",
            "patient",
            "proxy",
            "practice",
            "registration",
            "mailpreference",
            "task",
            "user"
        })
package org.postern.notification;

import org.springframework.modulith.ApplicationModule;
