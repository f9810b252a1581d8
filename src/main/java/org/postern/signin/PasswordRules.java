package org.postern.signin;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.database.CurrentPractice;
import org.postern.signin.PasswordRefusal.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one rule for passwords, wherever one is set (NIST SP 800-63B-4, 3.1.1.2): long enough, in no
 * list of common ones, not made of what is known of its owner, not soon guessed. It asks for no
 * kinds of characters. Slow for long ones: call it outside transactions.
 */
@Component
public class PasswordRules {

    /** The fewest characters (code points) of a password that opens an account alone. */
    public static final int FEWEST = 15;

    /** The fewest of one beside which there is a second factor. */
    public static final int FEWEST_WITH_SECOND_FACTOR = 8;

    // Of zxcvbn: 3 holds against guessing in a stolen list, 2 against guessing at the door.
    private static final int LEAST_SCORE = 3;
    private static final int LEAST_SCORE_WITH_SECOND_FACTOR = 2;

    // Measuring takes much longer for long ones, and what is weak shows in the beginning.
    private static final int MEASURED = 72;

    // Signs are tried as letters ("p@$$"): each more of them doubles the work. A word has no more.
    private static final int MOST_SIGNS = 3;

    private final CommonPasswords common = CommonPasswords.read();
    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PasswordRules(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Whether a password is good only beside a second factor. */
    public static boolean isShort(String password) {
        var normalized = Passwords.normalize(password);
        return normalized.codePointCount(0, normalized.length()) < FEWEST;
    }

    /** Why this password cannot be taken; nothing when it can. */
    public Optional<PasswordRefusal> check(String password, PasswordOwner owner) {
        var normalized = Passwords.normalize(password);
        var length = normalized.codePointCount(0, normalized.length());
        var fewest = owner.secondFactor() ? FEWEST_WITH_SECOND_FACTOR : FEWEST;
        if (length < fewest) {
            return refused(Reason.TOO_SHORT, fewest);
        }
        if (length > Passwords.MAXIMUM_LENGTH) {
            return refused(Reason.TOO_LONG, Passwords.MAXIMUM_LENGTH);
        }
        if (common.contain(normalized)) {
            return refused(Reason.COMMON, fewest);
        }
        return weakness(normalized, owner).flatMap(reason -> refused(reason, fewest));
    }

    private static Optional<PasswordRefusal> refused(Reason reason, int limit) {
        return Optional.of(new PasswordRefusal(reason, limit));
    }

    private Optional<Reason> weakness(String password, PasswordOwner typist) {
        var owner = typist.with(practiceNames());
        if (owner.isMostOf(password)) {
            return Optional.of(Reason.PERSONAL);
        }
        var known = new ArrayList<>(owner.known());
        var least = owner.secondFactor() ? LEAST_SCORE_WITH_SECOND_FACTOR : LEAST_SCORE;
        var plain = beginning(password);
        var strength = zxcvbn.measure(plain, known);
        if (strength.getScore() < least) {
            return Optional.of(reason(strength));
        }
        // "password password" is "passwordpassword" with a space.
        var joined = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        var joinedStrength = zxcvbn.measure(joined.isEmpty() ? plain : joined, known);
        return joinedStrength.getScore() == 0 && !joined.isEmpty()
                ? Optional.of(reason(joinedStrength))
                : Optional.empty();
    }

    private static String beginning(String password) {
        var beginning =
                password.codePointCount(0, password.length()) <= MEASURED
                        ? password
                        : password.substring(0, password.offsetByCodePoints(0, MEASURED));
        var signs = beginning.codePoints().filter(PasswordRules::isSign).distinct().count();
        return signs > MOST_SIGNS ? beginning.replaceAll("\\p{Punct}", "~") : beginning;
    }

    private static boolean isSign(int codePoint) {
        return codePoint < 128 && !Character.isLetterOrDigit(codePoint) && codePoint != ' ';
    }

    private static Reason reason(Strength strength) {
        var matches = strength.getSequence();
        if (matches.stream().anyMatch(match -> "user_inputs".equals(match.dictionaryName))) {
            return Reason.PERSONAL;
        }
        if (matches.stream().anyMatch(PasswordRules::isPattern)) {
            return Reason.PATTERN;
        }
        return matches.stream().anyMatch(match -> "passwords".equals(match.dictionaryName))
                ? Reason.COMMON
                : Reason.GUESSABLE;
    }

    private static boolean isPattern(Match match) {
        return match.pattern == Pattern.Repeat
                || match.pattern == Pattern.Sequence
                || match.pattern == Pattern.Spatial;
    }

    private List<String> practiceNames() {
        var names = new ArrayList<>(List.of("postern"));
        CurrentPractice.find()
                .ifPresent(
                        id ->
                                transaction.executeWithoutResult(
                                        status ->
                                                jdbc.sql(
                                                                "select name, slug from practice"
                                                                        + " where id = ?")
                                                        .params(id)
                                                        .query(
                                                                row -> {
                                                                    names.add(row.getString(1));
                                                                    names.add(row.getString(2));
                                                                })));
        names.replaceAll(name -> name.toLowerCase(Locale.ROOT));
        return names;
    }
}
