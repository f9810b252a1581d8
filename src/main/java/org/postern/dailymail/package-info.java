/** One mail a day for accounts that want no more: how many conversations they have not read. */
@ApplicationModule(
        allowedDependencies = {"database", "notification", "patient", "practice", "wording"})
package org.postern.dailymail;

import org.springframework.modulith.ApplicationModule;
