package org.postern.signin;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The passwords that attackers try first, as two libraries list them; in lower case. */
final class CommonPasswords {

    private static final String FILE = "/signin/common-passwords.txt";

    private final Set<String> passwords;

    private CommonPasswords(Set<String> passwords) {
        this.passwords = passwords;
    }

    static CommonPasswords read() {
        var passwords = new HashSet<String>();
        var file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().forEach(passwords::add);
            passwords.addAll(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the common passwords", e);
        }
        return new CommonPasswords(passwords);
    }

    /** Whether this is one of them, however its capitals and spaces around are. */
    boolean contain(String password) {
        return passwords.contains(password.strip().toLowerCase(Locale.ROOT));
    }
}
