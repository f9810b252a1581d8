/** Photos and PDFs that go with messages: what is taken, how it is kept, who is told of it. */
@ApplicationModule(
        allowedDependencies = {"database", "audit", "vault", "compose", "practice", "heavywork"})
package org.postern.attachment;

import org.springframework.modulith.ApplicationModule;
