package org.postern.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a page of this server and no other place. */
public final class Destination {

    private static final int LONGEST = 200;

    private static final Pattern ALLOWED =
            Pattern.compile(
                    "/(portal|inbox|patients|tasks|settings|clinic)(?:/[A-Za-z0-9-]++)*+(?:\\?(?:view=(?:others|queue)|for=[0-9a-f-]{36}))?");

    private Destination() {}

    /** Whether this is the address of a page behind sign-in. */
    public static boolean isAllowed(@Nullable String path) {
        return path != null
                && path.length() <= LONGEST
                && ALLOWED.matcher(path).matches()
                && !path.endsWith("/events");
    }

    /** The wished place if it is allowed below this beginning, else the usual one. */
    public static String orElse(@Nullable String wished, String beginning, String usual) {
        return wished != null && isAllowed(wished) && wished.startsWith(beginning) ? wished : usual;
    }
}
