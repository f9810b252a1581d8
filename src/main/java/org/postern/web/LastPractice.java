package org.postern.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.practice.Practice;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Remembers in the browser at which practice's door somebody stood last. Not a secret. */
@Component
public class LastPractice {

    private final WebProperties properties;

    LastPractice(WebProperties properties) {
        this.properties = properties;
    }

    /** Remembers this one. */
    public void remember(Practice practice, HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(name(), practice.slug())
                        .path("/")
                        .secure(properties.secure())
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    Optional<String> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(slug -> slug.matches("[a-z0-9-]{1,40}"))
                .findFirst();
    }

    private String name() {
        return properties.cookieName("postern-practice");
    }
}
