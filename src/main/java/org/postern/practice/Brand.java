package org.postern.practice;

import org.jspecify.annotations.Nullable;

/**
 * How a practice's pages look.
 *
 * @param accent the practice's colour, such as {@code #1d5fa8}; null for the house's
 * @param logoVersion changes with each new logo; null where there is none
 */
public record Brand(@Nullable String accent, @Nullable String logoVersion) {

    /** Without anything of the practice's own. */
    public static final Brand NONE = new Brand(null, null);
}
