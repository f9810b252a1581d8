package org.postern.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps (RFC 6238): six digits, new every 30 seconds, SHA-1, which every app
 * knows. A code of the step before or after counts, too: clocks differ.
 */
public final class TimeCodes {

    /** How long a code is shown. */
    public static final int STEP_SECONDS = 30;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    // RFC 4226, 4: as long as the hash.
    private static final int SECRET_BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator();

    private TimeCodes() {}

    /** A new secret, as people type it into an app (RFC 4648, Base32). */
    /** A secret for an app that is to be set up. */
    public static String newSecret() {
        var secret = new StringBuilder();
        for (var i = 0; i < SECRET_BYTES * 8 / 5; i++) {
            secret.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }

    /** The code that an app shows at a time. */
    public static String at(String secret, Instant time) {
        try {
            var key = new SecretKeySpec(bytes(secret), GENERATOR.getAlgorithm());
            return GENERATOR.generateOneTimePasswordString(key, time, java.util.Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a stored secret is no key", e);
        }
    }

    /** The time step whose code this is, if it is one of those that count now. */
    static OptionalLong stepOf(String code, String secret, Instant now) {
        var step = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(one -> same(code, at(secret, Instant.ofEpochSecond(one * STEP_SECONDS))))
                .findFirst();
    }

    private static boolean same(String typed, String code) {
        return MessageDigest.isEqual(
                typed.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String secret) {
        var bytes = new ByteArrayOutputStream();
        var bits = 0;
        var held = 0;
        for (var letter : secret.toCharArray()) {
            held = held << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
