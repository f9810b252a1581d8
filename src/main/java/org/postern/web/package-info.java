/** Security filter chains, sessions, page layout, errors; no domain. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "practice",
            "signin",
            "enrolment",
            "factor",
            "user",
            "patient",
            "messaging",
            "attachment",
            "task",
            "emergency",
            "threadlist",
            "handling",
            "quickreply"
        })
package org.postern.web;

import org.springframework.modulith.ApplicationModule;
