/** The clinic's settings. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "practice",
            "qrcode",
            "registration",
            "retention",
            "wording",
            "user",
            "messaging",
            "messagesettings",
            "notification",
            "reading",
            "urgent",
            "entry",
            "heavywork",
            "factor",
            "credentials",
            "web"
        })
package org.postern.admin;

import org.springframework.modulith.ApplicationModule;
