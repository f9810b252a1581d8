package org.postern.search;

import java.util.List;

/**
 * A piece of SQL.
 *
 * @param text with a question mark for each parameter
 * @param parameters in the order of the question marks
 */
public record SearchSql(String text, List<Object> parameters) {

    /** Names no token: with the key, a token is a word. */
    @Override
    public String toString() {
        return text;
    }
}
