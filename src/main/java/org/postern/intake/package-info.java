/** What requests meet before anything of them is read: sizes, shapes, typed addresses. */
@ApplicationModule(allowedDependencies = {"web", "pace", "transport"})
package org.postern.intake;

import org.springframework.modulith.ApplicationModule;
