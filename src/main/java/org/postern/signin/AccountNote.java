package org.postern.signin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;

/**
 * Something of which the holder of an account is to be told by mail; published inside the
 * transaction in which it happens.
 *
 * @param accountId null where only an address is known, which may be nobody's
 * @param email the address that is told
 * @param detail such as the browser; nothing secret, nothing about health
 */
public record AccountNote(
        Actor.Kind kind,
        @Nullable UUID accountId,
        AccountNews news,
        String email,
        @Nullable String detail) {}
