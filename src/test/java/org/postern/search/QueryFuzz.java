package org.postern.search;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** What somebody searches for, and how it is marked in any text: never a fault. */
public final class QueryFuzz {

    private QueryFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var query = Query.parse(data.consumeString(200));
        var text = data.consumeRemainingAsString();
        var end = 0;
        for (var mark : Highlight.of(text, query)) {
            if (mark.start() < end || mark.end() <= mark.start() || mark.end() > text.length()) {
                throw new IllegalStateException("marks overlap or leave the text");
            }
            end = mark.end();
        }
    }
}
