/** What people type before it is sent: composers, drafts, and what counts as a text. */
@ApplicationModule(allowedDependencies = {"wording", "database", "vault"})
package org.postern.compose;

import org.springframework.modulith.ApplicationModule;
