/** The clinic's door: inbox, threads and patients. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "messaging",
            "threadlist",
            "handling",
            "compose",
            "attachment",
            "writing",
            "search",
            "patient",
            "practice",
            "user",
            "web",
            "signin",
            "task"
        })
package org.postern.inbox;

import org.springframework.modulith.ApplicationModule;
