/** Threads, messages and the inbox. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "search",
            "patient",
            "practice",
            "user",
            "compose",
            "attachment",
            "messagesettings",
            "urgent",
            "reception"
        })
package org.postern.messaging;

import org.springframework.modulith.ApplicationModule;
