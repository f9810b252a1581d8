package org.postern.search;

import java.util.List;

/**
 * How to find a query's messages in {@code message_search}.
 *
 * @param terms one array of tokens for each thing sought; a message must hold at least one token of
 *     every array ({@code tokens && ? and tokens && ? …})
 * @param rare whether few messages hold them all: then ask the index on tokens first, else walk the
 *     threads in their order and look into each
 * @param query what decides, after decryption, where {@link Query#needsCheck} says so
 */
public record SearchPlan(List<long[]> terms, boolean rare, Query query) {

    /** Names no token: with the key, a token is a word. */
    @Override
    public String toString() {
        return "SearchPlan[" + terms.size() + ", rare=" + rare + "]";
    }
}
