package org.postern.vault;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.postern.database.CurrentPractice;
import org.springframework.stereotype.Service;

/**
 * Turns folded words into 64-bit tokens by HMAC-SHA-256 under the current practice's search key, so
 * that the same word at two practices has two tokens. While the key is changed a word has a token
 * of each version: new messages get the newer, and searches look for both. Every call needs {@link
 * CurrentPractice}.
 */
@Service
public class SearchTokens {

    private final KeyRing<PrfSet> ring;

    SearchTokens(DataKeys keys, Clock clock) {
        this.ring = new KeyRing<>(keys, KeyPurpose.SEARCH, PrfSet.class, clock);
    }

    /** The version of the key that new messages' tokens are made with. */
    public short written() {
        return ring.written();
    }

    /** All versions with which tokens may have been made, the oldest first. */
    public List<Short> versions() {
        return ring.all();
    }

    /** The token of one folded word. */
    public long token(String word, short version) {
        try {
            var bytes =
                    ring.get(version)
                            .computePrimary(("w1|" + word).getBytes(StandardCharsets.UTF_8), 8);
            return ByteBuffer.wrap(bytes).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no search token can be made", e);
        }
    }

    /** The tokens of one folded word under all versions, sorted. */
    public long[] tokens(String word) {
        return versions().stream().mapToLong(version -> token(word, version)).sorted().toArray();
    }
}
