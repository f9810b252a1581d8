package org.postern.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tokens of some of a practice's newest messages, to tell common words from rare ones.
 *
 * @param messages sorted tokens of each message
 * @param readAt the time in nanoseconds, see {@link System#nanoTime}
 */
record MessageSample(List<long[]> messages, long readAt) {

    private static final int MOST_TOKENS = 40_000;
    // Where there are few messages every plan is fast, and the one by tokens looks at fewest.
    private static final int ENOUGH = 64;

    static MessageSample read(ResultSet rows) throws SQLException {
        var messages = new ArrayList<long[]>();
        var room = MOST_TOKENS;
        while (room > 0 && rows.next()) {
            var tokens = tokens(rows.getArray("tokens"));
            messages.add(tokens);
            room -= tokens.length;
        }
        return new MessageSample(messages, System.nanoTime());
    }

    private static long[] tokens(Array array) throws SQLException {
        return Stream.of((Long[]) array.getArray()).mapToLong(Long::longValue).sorted().toArray();
    }

    /** Whether fewer than one in 32 messages holds one token of every term. */
    boolean isRare(List<long[]> terms) {
        var found = messages.stream().filter(message -> holds(message, terms)).count();
        return messages.size() < ENOUGH || found * 32 < messages.size();
    }

    private static boolean holds(long[] message, List<long[]> terms) {
        return terms.stream().allMatch(term -> overlap(message, term));
    }

    private static boolean overlap(long[] message, long[] sortedTerm) {
        return Arrays.stream(message)
                .anyMatch(token -> Arrays.binarySearch(sortedTerm, token) >= 0);
    }
}
