/** What pages and mails say to patients, in each language. */
@ApplicationModule(allowedDependencies = {})
package org.postern.wording;

import org.springframework.modulith.ApplicationModule;
