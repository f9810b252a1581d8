/** One patient's conversations for a records request, as PDF or FHIR. */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "audit",
            "database",
            "messaging",
            "note",
            "patient",
            "practice",
            "vault"
        })
package org.postern.records;

import org.springframework.modulith.ApplicationModule;
