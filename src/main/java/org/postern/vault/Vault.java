package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.stereotype.Service;

/**
 * Encrypts and decrypts the text columns of the current practice with AES-256-GCM under its own
 * data key. Every call must run inside {@link CurrentPractice} and a transaction. What it returns
 * starts with two bytes that name the version of the key.
 */
@Service
public class Vault {

    private static final short CURRENT_VERSION = 1;

    private record KeyName(UUID practiceId, short version) {}

    private final DataKeys keys;
    private final Map<KeyName, Aead> cache = new ConcurrentHashMap<>();

    Vault(DataKeys keys) {
        this.keys = keys;
    }

    /** Makes the keys of a new practice, in the transaction that adds the practice. */
    public void createKeys() {
        keys.create(CurrentPractice.id());
    }

    /**
     * Encrypts a text for one place.
     *
     * @return null for a null text
     */
    public byte @Nullable [] encryptNullable(@Nullable String text, Place place) {
        return text == null ? null : encrypt(text, place);
    }

    /** Encrypts a text for one place. */
    public byte[] encrypt(String text, Place place) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8), place);
    }

    /** Encrypts bytes for one place. */
    public byte[] encrypt(byte[] bytes, Place place) {
        var practiceId = CurrentPractice.id();
        try {
            var ciphertext =
                    aead(practiceId, CURRENT_VERSION)
                            .encrypt(bytes, place.associatedData(practiceId, CURRENT_VERSION));
            return ByteBuffer.allocate(2 + ciphertext.length)
                    .putShort(CURRENT_VERSION)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * Decrypts what stands at one place.
     *
     * @return null where nothing stands
     * @throws DamagedText if it was altered, or written for another place
     */
    public @Nullable String decryptNullable(byte @Nullable [] stored, Place place) {
        return stored == null ? null : decrypt(stored, place);
    }

    /**
     * Decrypts what stands at one place.
     *
     * @throws DamagedText if it was altered, or written for another place
     */
    public String decrypt(byte[] stored, Place place) {
        return new String(decryptBytes(stored, place), StandardCharsets.UTF_8);
    }

    /**
     * Decrypts the bytes that stand at one place.
     *
     * @throws DamagedText if they were altered, or written for another place
     */
    public byte[] decryptBytes(byte[] stored, Place place) {
        if (stored.length < 2) {
            throw new DamagedText(place);
        }
        var practiceId = CurrentPractice.id();
        var buffer = ByteBuffer.wrap(stored);
        var version = buffer.getShort();
        var ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        if (version != CURRENT_VERSION) {
            throw new DamagedText(place);
        }
        try {
            return aead(practiceId, version)
                    .decrypt(ciphertext, place.associatedData(practiceId, version));
        } catch (GeneralSecurityException e) {
            throw new DamagedText(place);
        }
    }

    private Aead aead(UUID practiceId, short version) {
        return cache.computeIfAbsent(new KeyName(practiceId, version), this::load);
    }

    private Aead load(KeyName name) {
        try {
            return keys.load(name.practiceId(), KeyPurpose.TEXT, name.version())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the data key cannot be used", e);
        }
    }
}
