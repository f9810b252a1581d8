/** What the practice's users do with threads: open, answer, take back, mark and reassign them. */
@ApplicationModule(
        allowedDependencies = {
            "database",
            "audit",
            "vault",
            "compose",
            "attachment",
            "patient",
            "practice",
            "user",
            "messaging",
            "reading"
        })
package org.postern.handling;

import org.springframework.modulith.ApplicationModule;
