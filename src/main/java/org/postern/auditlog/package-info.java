/** Audit events as a privacy officer reads them. */
@ApplicationModule(allowedDependencies = {"audit", "database"})
package org.postern.auditlog;

import org.springframework.modulith.ApplicationModule;
