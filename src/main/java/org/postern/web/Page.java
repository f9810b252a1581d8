package org.postern.web;

import java.text.Bidi;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.patient.PatientIdentity;
import org.postern.practice.OpeningHours;
import org.postern.practice.OpeningWords;
import org.postern.practice.Practice;
import org.postern.user.UserIdentity;
import org.postern.wording.Language;
import org.postern.wording.Words;

/**
 * What every page needs beside its own content.
 *
 * @param practice null on pages that belong to none
 * @param user the signed-in user; null elsewhere
 * @param patient the signed-in patient; null elsewhere
 * @param unread threads with something to read for the signed-in person
 * @param address the path with its query, if that is short and simple
 * @param words the texts in the language of the page: English on the clinic side
 * @param left for how long the session lasts if nothing more is done in it
 * @param settingUp whether the user must set up a second factor before anything else
 * @param hours reads when the practice is open
 * @param toReview emergency accesses that an administrator has to review
 * @param tasksDue the signed-in user's open tasks that are due today or overdue
 */
public record Page(
        Csrf csrf,
        @Nullable Practice practice,
        @Nullable UserIdentity user,
        boolean settingUp,
        @Nullable PatientIdentity patient,
        int unread,
        int toReview,
        int tasksDue,
        String path,
        String address,
        Duration left,
        Times times,
        Words words,
        Supplier<OpeningHours> hours) {

    /** What the practice tells people to do in an emergency, in this page's language. */
    public String emergencyText() {
        return practice == null ? "" : practice.emergencyText(language());
    }

    /** When the practice is open, in words; empty where it does not say. */
    public String openingHours() {
        return OpeningWords.of(hours.get(), words);
    }

    /** The text of a key in this page's language ({@link Words#say}). */
    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** The language of the page. */
    public Language language() {
        return words.language();
    }

    /** The hidden field that every posted form needs. */
    public record Csrf(String name, String token) {}

    /**
     * When this page is made, in milliseconds, so that its event stream can tell what came after.
     */
    public long madeAt() {
        return times.clock().instant().toEpochMilli();
    }

    /** The practice's name, or the product's where there is none. */
    public String practiceName() {
        return practice == null ? "Postern" : practice.name();
    }

    /** The address of the style rules with the practice's own colour; null where it has none. */
    public @Nullable String brandSheet() {
        var accent = practice == null ? null : practice.brand().accent();
        return practice == null || accent == null
                ? null
                : practice.portalPath() + "/brand.css?v=" + accent.substring(1);
    }

    /** The address of the practice's logo; null where it has none. */
    public @Nullable String logo() {
        var version = practice == null ? null : practice.brand().logoVersion();
        return practice == null || version == null
                ? null
                : practice.portalPath() + "/logo?v=" + version;
    }

    /** Whether this page stands in a part of the site. */
    public boolean in(String beginning) {
        return path.startsWith(beginning);
    }

    /** The signed-in user's name, empty when there is none. */
    public String userName() {
        return user == null ? "" : user.name();
    }

    /** Whether the user may use messages. */
    public boolean messaging() {
        return user != null && !settingUp && user.account().portalMessaging();
    }

    /** Whether the user may change settings. */
    public boolean administration() {
        return user != null && !settingUp && user.account().administration();
    }

    /** Whether the user may let somebody read and write for a patient. */
    public boolean givesAccess() {
        return user != null && !settingUp && user.account().mayGiveAccess();
    }

    /** The page of the signed-in person's own account. */
    public String account() {
        return user == null ? "/portal/account" : "/clinic/account";
    }

    /** The address of the door at which this page stands, or by which its person came in. */
    public String door() {
        if (practice == null) {
            return "/";
        }
        var clinic = user != null || path.matches("/p/[^/]+/clinic(/.*)?");
        return clinic ? practice.clinicPath() : practice.portalPath();
    }

    /** The id of who is signed in; empty for nobody. */
    public String personId() {
        if (user != null) {
            return user.id().toString();
        }
        return patient == null ? "" : patient.accountId().toString();
    }

    /** Whether single keys do nothing for this user. */
    public boolean withoutShortcuts() {
        return user != null && !user.account().shortcuts();
    }

    /**
     * A name to be put into a sentence: one that runs from right to left does not turn the rest.
     */
    public static String isolated(String name) {
        return Bidi.requiresBidi(name.toCharArray(), 0, name.length())
                ? "\u2068" + name + "\u2069"
                : name;
    }

    /** The first letters of a name's first and last word, titles such as "Dr." left out. */
    public static String initials(String name) {
        var words = name.strip().replaceFirst("^\\p{L}+\\.\\s+(?=\\S)", "").split("\\s+");
        var first = firstLetter(words[0]);
        var last = words.length > 1 ? firstLetter(words[words.length - 1]) : "";
        return (first + last).toUpperCase(Locale.ROOT);
    }

    private static String firstLetter(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
