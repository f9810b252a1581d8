package org.postern.signin;

import java.util.UUID;
import org.postern.audit.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stored sessions of one person, by the names under which they are found. Each request reads
 * the person's access anew; ending sessions ends what waits for none, such as event streams.
 */
@Component
public class OpenSessions {

    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of the sessions of whoever is signed in as this person. */
    public static String name(Actor.Kind kind, UUID personId) {
        return (kind == Actor.Kind.USER ? "user:" : "account:") + personId;
    }

    /** The name of the sessions of whoever has made the first of two steps as this person. */
    public static String halfName(Actor.Kind kind, UUID personId) {
        return "half:" + kind + ":" + personId;
    }

    /** Ends all of a person's, half ones too, once the running transaction commits. */
    public void endAll(Actor.Kind kind, UUID personId) {
        jdbc.sql("delete from spring_session where principal_name in (?, ?)")
                .params(name(kind, personId), halfName(kind, personId))
                .update();
    }
}
