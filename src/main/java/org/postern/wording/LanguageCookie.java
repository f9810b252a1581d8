package org.postern.wording;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The language that somebody chose in this browser. Not a secret: it holds the language's code. */
public final class LanguageCookie {

    /** Its name. It is the same on plain HTTP, as it opens nothing. */
    public static final String NAME = "postern-language";

    private LanguageCookie() {}

    /** The language chosen in this browser, or else the one that its settings ask for. */
    public static Language of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .flatMap(code -> Language.of(code).stream())
                .findFirst()
                .orElseGet(() -> Language.suiting(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
