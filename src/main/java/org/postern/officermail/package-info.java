/** Mail to those who answer for privacy and security. */
@ApplicationModule(
        allowedDependencies = {"database", "notification", "practice", "sealing"})
package org.postern.officermail;

import org.springframework.modulith.ApplicationModule;
