/** Tells open pages that something changed, from database notifications. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "messaging",
            "threadlist",
            "handling",
            "task",
            "user",
            "patient",
            "web"
        })
package org.postern.live;

import org.springframework.modulith.ApplicationModule;
