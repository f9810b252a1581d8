/** Lists of threads: views, filters, search and pages. */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "vault",
            "search",
            "patient",
            "user",
            "messaging"
        })
package org.postern.threadlist;

import org.springframework.modulith.ApplicationModule;
