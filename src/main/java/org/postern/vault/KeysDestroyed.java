package org.postern.vault;

/** There is no key to write with: the practice's keys were destroyed on purpose. */
public class KeysDestroyed extends IllegalStateException {

    KeysDestroyed() {
        super("The keys of this practice were destroyed; nothing of it can be read or written.");
    }
}
