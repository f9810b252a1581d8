package org.postern.proxy;

import java.util.UUID;

/**
 * Somebody reads and writes for a patient from now on.
 *
 * @param accountId the account that does
 */
public record ProxyAdded(UUID patientId, UUID accountId) {}
