package org.postern.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.postern.vault.Secret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the database, holding text only, under ids of 256 random bits. */
@Configuration
class SessionConfiguration {

    // Longer than any idle time: what ends a session earlier is decided in Sessions.
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    // Only text goes in and out, so that no stored byte is ever taken for a Java object.
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(
                Object.class,
                byte[].class,
                value -> ((String) value).getBytes(StandardCharsets.UTF_8));
        conversion.addConverter(
                byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return conversion;
    }

    @Bean
    SessionIdGenerator sessionIdGenerator() {
        return () -> Secret.random().text();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimes() {
        return repository -> repository.setDefaultMaxInactiveInterval(LONGEST_IDLE);
    }

    @Bean
    CookieSerializer cookieSerializer(WebProperties properties) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(properties.cookieName("postern"));
        cookie.setUseSecureCookie(properties.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }
}
