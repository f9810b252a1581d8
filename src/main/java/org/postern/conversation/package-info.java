/** The clinic's door to one thread, beside the inbox's list. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "compose",
            "attachment",
            "messaging",
            "threadlist",
            "handling",
            "note",
            "writing",
            "patient",
            "practice",
            "user",
            "task",
            "inbox",
            "web",
            "signin"
        })
package org.postern.conversation;

import org.springframework.modulith.ApplicationModule;
