package org.postern.vault;

/** The database holds encrypted data, and the key that opens it is not there. */
class MissingMasterKey extends UnusableMasterKey {

    MissingMasterKey(MasterKey key) {
        super(
                "The master key %s is missing, but the database holds data encrypted with it."
                                .formatted(key)
                        + " Put the key file back (it is kept apart from the backup), or set"
                        + " POSTERN_MASTER_KEY. Nothing was changed.");
    }
}
