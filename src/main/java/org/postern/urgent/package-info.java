/**
 * The question "Is this an emergency?" before a message that may be one: the phrases that ask it
 * and the numbers that it names. A safety net, not a diagnosis: no message is held back by it.
 */
@ApplicationModule(allowedDependencies = {"database", "audit"})
package org.postern.urgent;

import org.springframework.modulith.ApplicationModule;
