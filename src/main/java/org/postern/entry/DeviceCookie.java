package org.postern.entry;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.vault.Secret;
import org.postern.web.WebProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie by which a browser is known in which somebody has signed in. It opens nothing. */
@Component
public class DeviceCookie {

    private static final Duration LIFETIME = Duration.ofDays(400);
    private static final int LENGTH = 43;

    private final WebProperties properties;

    DeviceCookie(WebProperties properties) {
        this.properties = properties;
    }

    private String name() {
        return properties.cookieName("postern-device");
    }

    /** Its secret; null where there is none. */
    public @Nullable String of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> value.length() == LENGTH)
                .findFirst()
                .orElse(null);
    }

    /** The same, or a new one, which the browser keeps from now on. */
    String keep(HttpServletRequest request, HttpServletResponse response) {
        var before = of(request);
        var secret = before == null ? Secret.random().text() : before;
        var cookie =
                ResponseCookie.from(name(), secret)
                        .path("/")
                        .httpOnly(true)
                        .secure(properties.secure())
                        .sameSite("Lax")
                        .maxAge(LIFETIME)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return secret;
    }
}
