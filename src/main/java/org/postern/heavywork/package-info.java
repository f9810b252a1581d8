/** Work that keeps a processor busy: on threads of its own, a few at a time, and not for ever. */
@ApplicationModule(allowedDependencies = {})
package org.postern.heavywork;

import org.springframework.modulith.ApplicationModule;
