/**
 * How long conversations are kept: the practice's period, legal holds, and the nightly deletion.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "database", "patient", "practice", "user", "vault"})
package org.postern.retention;

import org.springframework.modulith.ApplicationModule;
