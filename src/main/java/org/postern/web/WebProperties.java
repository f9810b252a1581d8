package org.postern.web;

import java.time.Duration;
import org.postern.audit.Actor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this server is, and how long people stay signed in.
 *
 * @param url the public address of this server, without a slash at its end
 */
@ConfigurationProperties("postern")
public record WebProperties(
        @DefaultValue("http://localhost:8080") String url, @DefaultValue Session session) {

    /**
     * After how long without a person's act a session ends. Users share desks: theirs end sooner.
     *
     * @param userIdle 5 to 60 minutes
     * @param patientIdle 5 to 60 minutes
     */
    public record Session(
            @DefaultValue("15m") Duration userIdle, @DefaultValue("20m") Duration patientIdle) {

        static final Duration LONGEST = Duration.ofMinutes(60);
        private static final Duration SHORTEST = Duration.ofMinutes(5);

        public Session {
            check("user-idle", userIdle);
            check("patient-idle", patientIdle);
        }

        private static void check(String name, Duration idle) {
            if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "postern.session.%s must be 5 to 60 minutes".formatted(name));
            }
        }

        Duration idle(Actor.Kind kind) {
            return kind == Actor.Kind.USER ? userIdle : patientIdle;
        }
    }

    /** Whether it is reached over TLS, so that cookies are to be Secure. */
    public boolean secure() {
        return url.startsWith("https://");
    }

    public String cookieName(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
