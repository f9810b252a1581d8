/**
 * What a patient meets who wants to write to somebody: whether a message is taken now, who gets it,
 * and what is to be known first. Pages and sending ask here, so that they cannot disagree.
 */
@ApplicationModule(
        allowedDependencies = {"wording", "database", "user", "compose", "messagesettings"})
package org.postern.reception;

import org.springframework.modulith.ApplicationModule;
