/**
 * Seals audit events in a chain of keyed hashes, anchors it elsewhere, and looks whether it holds.
 */
@ApplicationModule(allowedDependencies = {"database", "practice", "vault"})
package org.postern.sealing;

import org.springframework.modulith.ApplicationModule;
