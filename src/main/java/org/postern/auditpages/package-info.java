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
            "reach",
            "sealing",
            "signin",
            "threadlist",
            "user",
            "web"
        })
package org.postern.auditpages;

import org.springframework.modulith.ApplicationModule;
