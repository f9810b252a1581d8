package org.postern.proxy;

import java.util.UUID;

/**
 * The access of an account to one of its patients ended with its day, or ends soon; published
 * inside the changing transaction.
 *
 * @param ended false while it is still there
 */
public record ProxyAccessChange(UUID accountId, boolean ended) {}
