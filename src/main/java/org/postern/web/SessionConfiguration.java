package org.postern.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.postern.vault.Secret;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/** Sessions in the database, holding text only, under ids of 256 random bits. */
@Configuration
class SessionConfiguration {

    // Longer than any idle time: what ends a session earlier is decided in Sessions.
    private static final Duration LONGEST_IDLE = WebProperties.Session.LONGEST.plusMinutes(5);

    // Spring Session notes each request's time. Once in half a minute is enough: otherwise each
    // page that is read would write a row.
    private static final String UPDATE =
            """
            with seen (session_id, at, idle, expires, principal, id) as (
                values (?, cast(? as bigint), cast(? as int), cast(? as bigint), ?,
                    cast(? as char(36))))
            update %TABLE_NAME% s
            set session_id = seen.session_id, last_access_time = seen.at,
                max_inactive_interval = seen.idle, expiry_time = seen.expires,
                principal_name = seen.principal
            from seen
            where s.primary_id = seen.id
                and (s.last_access_time < seen.at - 30000 or s.session_id <> seen.session_id
                    or s.principal_name is distinct from seen.principal
                    or s.max_inactive_interval <> seen.idle)
            """;

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

    // Its statements stand alone: a session without attributes gives access to nothing. A
    // transaction for each would double what each request asks of the database.
    @Bean(defaultCandidate = false)
    @Qualifier("springSessionTransactionOperations")
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    SessionIdGenerator sessionIdGenerator() {
        return () -> Secret.random().text();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimes() {
        return repository -> {
            repository.setDefaultMaxInactiveInterval(LONGEST_IDLE);
            repository.setUpdateSessionQuery(UPDATE);
        };
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
