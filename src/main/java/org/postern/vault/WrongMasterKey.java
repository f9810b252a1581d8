package org.postern.vault;

/** The master key is there, but it is not the one that this database's keys are wrapped with. */
class WrongMasterKey extends UnusableMasterKey {

    WrongMasterKey(MasterKey key, Throwable cause) {
        super(
                "The master key %s does not open this database's data keys. Put the key that belongs to it in its place (docs/operations.md, Keys). Nothing was changed."
                        .formatted(key),
                cause);
    }
}
