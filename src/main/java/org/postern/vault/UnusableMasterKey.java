package org.postern.vault;

import org.jspecify.annotations.Nullable;

/** The master key is not there, or is another one; the message says what to do. */
class UnusableMasterKey extends IllegalStateException {

    UnusableMasterKey(String message) {
        super(message);
    }

    UnusableMasterKey(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
