/** What users set about messages from patients: note, banner, limits, out of office. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "practice",
            "user",
            "compose"
        })
package org.postern.messagesettings;

import org.springframework.modulith.ApplicationModule;
