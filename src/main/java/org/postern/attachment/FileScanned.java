package org.postern.attachment;

import java.util.UUID;

/**
 * What is known of a file of a message has changed; published inside the changing transaction.
 *
 * @param sent whether the patient sees that message already
 */
public record FileScanned(UUID practiceId, UUID threadId, boolean sent) {}
