/**
 * What a patient and the practice know of each other's reading: receipts, and "thanks, no answer
 * needed".
 */
@ApplicationModule(
        allowedDependencies = {"database", "audit", "compose", "messaging", "patient", "user"})
package org.postern.reading;

import org.springframework.modulith.ApplicationModule;
