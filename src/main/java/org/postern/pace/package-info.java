/** How slowly somebody may send or take what the server holds ready for them. */
@ApplicationModule(allowedDependencies = {})
package org.postern.pace;

import org.springframework.modulith.ApplicationModule;
