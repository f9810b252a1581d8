package org.postern.vault;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Encrypts and decrypts the text columns of the current practice with AES-256-GCM under its own
 * data key. Every call must run inside {@link CurrentPractice} and a transaction. What it returns
 * starts with two bytes that name the version of the key.
 */
@Service
public class Vault {

    private final DataKeys keys;
    private final KeyRing<Aead> ring;
    private final ApplicationEventPublisher events;

    Vault(DataKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.keys = keys;
        this.ring = new KeyRing<>(keys, KeyPurpose.TEXT, Aead.class, clock);
        this.events = events;
    }

    /** Makes the keys of a new practice, in the transaction that adds the practice. */
    public void createKeys() {
        keys.create(CurrentPractice.id());
    }

    /**
     * Whether the current practice's keys were destroyed: then it is closed for good. Known on
     * every node half a minute later; this one call needs no transaction.
     */
    public boolean isDestroyed() {
        return ring.all().isEmpty();
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
        return encrypt(bytes, place, ring.written());
    }

    private byte[] encrypt(byte[] bytes, Place place, short version) {
        try {
            var ciphertext =
                    ring.get(version)
                            .encrypt(bytes, place.associatedData(CurrentPractice.id(), version));
            return ByteBuffer.allocate(2 + ciphertext.length)
                    .putShort(version)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * The same text at the same place, encrypted with this version of the key.
     *
     * @throws DamagedText if it was altered, or written for another place
     */
    public byte[] encryptAnew(byte[] stored, Place place, short version) {
        return encrypt(decryptBytes(stored, place), place, version);
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
            throw damaged(place);
        }
        var buffer = ByteBuffer.wrap(stored);
        var version = buffer.getShort();
        var ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        try {
            return ring.find(version)
                    .orElseThrow(() -> damaged(place))
                    .decrypt(ciphertext, place.associatedData(CurrentPractice.id(), version));
        } catch (GeneralSecurityException e) {
            throw damaged(place);
        }
    }

    private DamagedText damaged(Place place) {
        events.publishEvent(new DamageFound(CurrentPractice.id(), place));
        return new DamagedText(place);
    }
}
