package org.postern.audit;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on this thread, and from where.
 *
 * @param address the client's network address; for a command on the host who called it; null for
 *     the system itself
 * @param sessionHash a hash that groups the events of one session without opening it
 */
public record Actor(
        Kind kind, @Nullable UUID id, @Nullable String address, @Nullable String sessionHash) {

    /** What kind of person, or the server itself. */
    public enum Kind {
        USER,
        ACCOUNT,
        ANONYMOUS,
        SYSTEM
    }

    /** With which the address of a command begins. */
    public static final String COMMAND = "command by ";

    private static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null, null);
    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    /** The actor of this thread; the system itself where nobody was named. */
    public static Actor current() {
        var actor = CURRENT.get();
        return actor == null ? SYSTEM : actor;
    }

    /** Whoever calls a command on the host, as the operating system knows them. */
    public static Actor command() {
        var behind = System.getenv("SUDO_USER");
        var user = behind == null || behind.isBlank() ? System.getProperty("user.name") : behind;
        return new Actor(Kind.SYSTEM, null, COMMAND + user, null);
    }

    /** Runs work as this actor. */
    public <T> T call(Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The same place, now known to be this person: for the event of a sign-in. */
    public Actor as(Kind kind, UUID id) {
        return new Actor(kind, id, address, sessionHash);
    }
}
