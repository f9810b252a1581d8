/** The clinic's door to tasks: their list, and making and changing one. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "compose",
            "task",
            "messaging",
            "threadlist",
            "patient",
            "user",
            "web",
            "signin"
        })
package org.postern.taskpages;

import org.springframework.modulith.ApplicationModule;
