package org.postern.vault;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;

/** What a data key is for; each practice has one of each, the last from its first seal on. */
public enum KeyPurpose {
    TEXT(PredefinedAeadParameters.AES256_GCM),
    SEARCH(PredefinedPrfParameters.HMAC_SHA256_PRF),
    SEAL(PredefinedPrfParameters.HMAC_SHA256_PRF);

    private final Parameters parameters;

    KeyPurpose(Parameters parameters) {
        this.parameters = parameters;
    }

    Parameters parameters() {
        return parameters;
    }
}
