/** The door to what users set for themselves: note, message settings, quick replies. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "messagesettings",
            "reception",
            "quickreply",
            "compose",
            "attachment",
            "writing",
            "messaging",
            "patient",
            "practice",
            "user",
            "web",
            "signin"
        })
package org.postern.mysettings;

import org.springframework.modulith.ApplicationModule;
