/** Mail to those who answer for privacy and security. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "emergency",
            "notification",
            "practice",
            "sealing",
            "user"
        })
package org.postern.officermail;

import org.springframework.modulith.ApplicationModule;
