package org.postern.signin;

import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.heavywork.PasswordWork;
import org.postern.heavywork.WorkBusy;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Secret;
import org.postern.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id hashes of passwords (compared after NFKC), stored encrypted by the vault so that a
 * stolen dump alone cannot be guessed against. What a password must be, {@link PasswordRules} says.
 */
@Component
public class Passwords {

    /** The most characters (code points) of a password. */
    public static final int MAXIMUM_LENGTH = 1000;

    private final Argon2PasswordEncoder argon2;
    private final PasswordWork work;
    private final String hashOfNobody;
    private final Vault vault;

    Passwords(Vault vault, PasswordWork work, ObjectProvider<HashCost> other) {
        var cost = other.getIfAvailable(() -> HashCost.USUAL);
        this.argon2 = new Argon2PasswordEncoder(16, 32, 1, cost.memory(), cost.passes());
        this.hashOfNobody = Objects.requireNonNull(argon2.encode(Secret.random().text()));
        this.vault = vault;
        this.work = work;
    }

    /**
     * The Argon2id hash of a new password; slow on purpose, so it is refused inside transactions.
     *
     * @throws WorkBusy when too many others wait
     */
    public String hash(String password) {
        return work(() -> Objects.requireNonNull(argon2.encode(normalize(password))));
    }

    /** The stored form of a hash, for this account's row; needs a transaction. */
    public byte[] seal(String hash, String table, UUID accountId) {
        return vault.encrypt(hash, place(table, accountId));
    }

    /** The hash in its stored form, one that no password has if it is damaged. */
    public String open(byte[] stored, String table, UUID accountId) {
        try {
            return vault.decrypt(stored, place(table, accountId));
        } catch (DamagedText e) {
            return hashOfNobody;
        }
    }

    /**
     * Compares a password with a hash; takes as long when there is none.
     *
     * @param hash null when no such account exists
     * @throws WorkBusy when too many others wait
     */
    public boolean matches(String password, @Nullable String hash) {
        // Longer ones were never set: cutting keeps the work of a guess small.
        var typed = password.length() > 2 * MAXIMUM_LENGTH ? "" : normalize(password);
        var compared = hash == null ? hashOfNobody : hash;
        return work(() -> argon2.matches(typed, compared)) && hash != null;
    }

    private static Place place(String table, UUID accountId) {
        return new Place(table, accountId, "password");
    }

    private <T> T work(Callable<T> hashing) {
        try {
            return work.call(hashing);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("hashing throws nothing else", e);
        }
    }

    static String normalize(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
