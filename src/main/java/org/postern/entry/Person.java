package org.postern.entry;

import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.factor.FactorOwner;
import org.postern.practice.Practice;

/**
 * Who is about to be signed in.
 *
 * @param email the address that is told of a new device
 */
public record Person(Actor.Kind kind, Practice practice, UUID id, String email) {

    /** As the owner of second factors. */
    public FactorOwner owner() {
        return new FactorOwner(kind, id, email);
    }

    /** The way in. */
    public Door door() {
        return Door.of(kind);
    }

    /** A patient's account. */
    public static Person account(Practice practice, UUID id, String email) {
        return new Person(Actor.Kind.ACCOUNT, practice, id, email);
    }

    /** A user. */
    public static Person user(Practice practice, UUID id, String email) {
        return new Person(Actor.Kind.USER, practice, id, email);
    }
}
