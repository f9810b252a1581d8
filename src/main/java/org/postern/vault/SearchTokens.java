package org.postern.vault;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.database.CurrentPractice;
import org.springframework.stereotype.Service;

/**
 * Turns folded words into 64-bit tokens by HMAC-SHA-256 under the current practice's search key, so
 * that the same word at two practices has two tokens.
 */
@Service
public class SearchTokens {

    private final DataKeys keys;
    private final Map<UUID, PrfSet> cache = new ConcurrentHashMap<>();

    SearchTokens(DataKeys keys) {
        this.keys = keys;
    }

    /** The token of one folded word; needs {@link CurrentPractice} and a transaction. */
    public long token(String word) {
        try {
            var bytes =
                    cache.computeIfAbsent(CurrentPractice.id(), this::load)
                            .computePrimary(("w1|" + word).getBytes(StandardCharsets.UTF_8), 8);
            return ByteBuffer.wrap(bytes).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no search token can be made", e);
        }
    }

    private PrfSet load(UUID practiceId) {
        try {
            return keys.load(practiceId, KeyPurpose.SEARCH, (short) 1)
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the search key cannot be used", e);
        }
    }
}
