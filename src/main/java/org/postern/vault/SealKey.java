package org.postern.vault;

import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * HMAC-SHA-256 under the current practice's key for sealing audit events. The key stands in the
 * database wrapped by the master key: who has the database alone can neither read nor replace it.
 * Every call needs {@link CurrentPractice} and a transaction.
 */
@Service
public class SealKey {

    private static final int LENGTH = 32;

    private final DataKeys keys;
    private final JdbcClient jdbc;
    private final Map<UUID, PrfSet> cache = new ConcurrentHashMap<>();

    SealKey(DataKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** Whether the practice has one. */
    public boolean exists() {
        return jdbc.sql(
                        """
                        select exists (select from data_key
                            where practice_id = ? and purpose = 'SEAL')
                        """)
                .params(CurrentPractice.id())
                .query(Boolean.class)
                .single();
    }

    /** Makes it, unless it is there. */
    public void create() {
        keys.createSealKey(CurrentPractice.id());
    }

    /** The keyed hash of these bytes. */
    public byte[] hash(byte[] bytes) {
        try {
            return cache.computeIfAbsent(CurrentPractice.id(), this::load)
                    .computePrimary(bytes, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no seal can be made", e);
        }
    }

    private PrfSet load(UUID practiceId) {
        try {
            return keys.load(practiceId, KeyPurpose.SEAL, (short) 1)
                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing key cannot be used", e);
        }
    }
}
