/** The clinic's door to patients: the list, one patient's pages, merging, and the roster. */
@ApplicationModule(
        allowedDependencies = {
            "entry",
            "wording",
            "database",
            "emergency",
            "messaging",
            "threadlist",
            "handling",
            "handout",
            "compose",
            "writing",
            "patient",
            "proxy",
            "merge",
            "records",
            "retention",
            "roster",
            "practice",
            "user",
            "web",
            "signin"
        })
package org.postern.patients;

import org.springframework.modulith.ApplicationModule;
