/** A door: the audit log, for administrators. */
@ApplicationModule(
        allowedDependencies = {
            "entry",
            "audit",
            "auditlog",
            "database",
            "handout",
            "patient",
            "practice",
            "sealing",
            "signin",
            "threadlist",
            "user",
            "web"
        })
package org.postern.auditpages;

import org.springframework.modulith.ApplicationModule;
