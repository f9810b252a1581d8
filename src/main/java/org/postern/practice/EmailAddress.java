package org.postern.practice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** What counts as an address that mail can be sent to. */
public final class EmailAddress {

    // RFC 5321: the longest path, without its angle brackets, and what stands before its @.
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    // Narrower than RFC 5322: no comments, groups, lists or quoted parts, which no clinic needs
    // and mail injections do; a domain of two parts, since a shorter one is a typing error; ASCII,
    // since not every mail server takes more.
    private static final Pattern PLAIN =
            Pattern.compile("[!-~&&[^@,;:<>()\\[\\]\"\\\\]]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private EmailAddress() {}

    /** Whether this is one plain address such as {@code name@example.org}. */
    public static boolean isValid(String address) {
        if (address.length() > LONGEST
                || !PLAIN.matcher(address).matches()
                || address.indexOf('@') > LONGEST_LOCAL_PART) {
            return false;
        }
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }
}
