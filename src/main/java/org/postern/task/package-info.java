/** Tasks: what is to be done, by whom, until which day. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "compose",
            "practice",
            "user",
            "patient",
            "messaging",
            "threadlist"
        })
package org.postern.task;

import org.springframework.modulith.ApplicationModule;
