/** How requests and mails travel: over TLS, through which proxy, and to whom in clear. */
@ApplicationModule(allowedDependencies = {})
package org.postern.transport;

import org.springframework.modulith.ApplicationModule;
