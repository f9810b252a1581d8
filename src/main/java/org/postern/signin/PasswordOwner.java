package org.postern.signin;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whose password it is to be: what others know of this person is easily guessed.
 *
 * @param secondFactor whether the account has a passkey or an authenticator app, so that the
 *     password alone opens nothing
 * @param known names, addresses and dates, in lower case
 */
public record PasswordOwner(boolean secondFactor, Set<String> known) {

    private static final List<DateTimeFormatter> WAYS_TO_WRITE_A_DATE =
            List.of(
                    DateTimeFormatter.ofPattern("uuuuMMdd"),
                    DateTimeFormatter.ofPattern("MMdduuuu"),
                    DateTimeFormatter.ofPattern("ddMMuuuu"),
                    DateTimeFormatter.ofPattern("yyMMdd"),
                    DateTimeFormatter.ofPattern("MMddyy"),
                    DateTimeFormatter.ofPattern("ddMMyy"),
                    DateTimeFormatter.ofPattern("uuuu"));

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed();

    // So many letters and digits must be left when all that is known is taken out.
    private static final int LEAST_OF_ITS_OWN = 5;

    // Shorter parts of names stand in many good passwords.
    private static final int SHORTEST_WORD = 3;

    /** Somebody of whom nothing is known, and whose password alone opens the account. */
    public static PasswordOwner unknown() {
        return new PasswordOwner(false, Set.of());
    }

    /** Somebody with these names and addresses, whose password alone opens the account. */
    public static PasswordOwner of(String... namesAndAddresses) {
        return unknown().with(Arrays.asList(namesAndAddresses));
    }

    /** The same person, whose second factor stands beside the password. */
    public PasswordOwner withSecondFactor(boolean has) {
        return new PasswordOwner(has, known);
    }

    /** The same person, of whom these names and addresses are known, too. */
    public PasswordOwner with(List<String> namesAndAddresses) {
        var more = new LinkedHashSet<>(known);
        for (var name : namesAndAddresses) {
            var lower = name.toLowerCase(Locale.ROOT);
            add(more, lower);
            add(more, Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}", ""));
        }
        return new PasswordOwner(secondFactor, more);
    }

    private static void add(Set<String> words, String name) {
        words.add(name);
        words.add(name.replaceAll("[^\\p{L}\\p{N}]", ""));
        for (var part : name.split("[^\\p{L}\\p{N}]+")) {
            words.add(part);
        }
        words.removeIf(word -> word.length() < SHORTEST_WORD);
    }

    /** Whether a password is not much more than what is known. */
    boolean isMostOf(String password) {
        var rest = plain(password);
        var whole = rest.length();
        for (var word : known.stream().sorted(LONGEST_FIRST).toList()) {
            rest = rest.replace(plain(word), "");
        }
        return rest.length() < whole && rest.codePointCount(0, rest.length()) < LEAST_OF_ITS_OWN;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The same person, born on this day. */
    public PasswordOwner born(LocalDate day) {
        var more = new LinkedHashSet<>(known);
        more.add(day.toString());
        WAYS_TO_WRITE_A_DATE.forEach(way -> more.add(way.format(day)));
        return new PasswordOwner(secondFactor, more);
    }
}
