/** The clinic's settings. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "practice",
            "registration",
            "wording",
            "user",
            "messaging",
            "messagesettings",
            "notification",
            "reading",
            "urgent",
            "web"
        })
package org.postern.admin;

import org.springframework.modulith.ApplicationModule;
