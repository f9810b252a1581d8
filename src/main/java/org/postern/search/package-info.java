/** Finds messages by their words, although the database holds only encrypted text and tokens. */
@ApplicationModule(allowedDependencies = {"database", "vault"})
package org.postern.search;

import org.springframework.modulith.ApplicationModule;
