/** What a session may do about a second factor that is to be set up. */
@ApplicationModule(allowedDependencies = {})
package org.postern.enrolment;

import org.springframework.modulith.ApplicationModule;
