/** What users set about messages from patients: note, banner, limits, out of office. */
@ApplicationModule(
        allowedDependencies = {"database", "audit", "vault", "practice", "user", "compose"})
package org.postern.messagesettings;

import org.springframework.modulith.ApplicationModule;
