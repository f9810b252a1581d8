package org.postern.replay;

import java.util.List;

/**
 * What came of a run.
 *
 * @param sent messages and answers that were posted, each once however often it was clicked
 * @param arrived those that the other side sees, in the right thread, place and name
 * @param byteEqual those whose text the other side reads exactly as it was typed
 * @param withoutWord those without a word to search for
 * @param refused those that the server did not take
 * @param batchesTold mails about messages
 * @param batchesExpected how many there would be had each message been told exactly once
 * @param problems what does not add up, by ids
 */
record Report(
        int sent,
        int arrived,
        int byteEqual,
        int found,
        int withoutWord,
        int refused,
        int batchesTold,
        int batchesExpected,
        int serverErrors,
        long seconds,
        List<String> problems) {

    static Report of(Tally tally, Batches batches, long seconds) {
        return new Report(
                tally.sent.get(),
                tally.arrived.get(),
                tally.byteEqual.get(),
                tally.found.get(),
                tally.withoutWord.get(),
                tally.refused.get(),
                batches.told(),
                batches.expected(),
                tally.serverErrors.get(),
                seconds,
                tally.problems());
    }

    String line() {
        return ("sent %d, arrived %d, byte-equal %d, found by search %d (no word %d), refused %d,"
                        + " mail batches %d of %d, 5xx %d, seconds %d")
                .formatted(
                        sent,
                        arrived,
                        byteEqual,
                        found,
                        withoutWord,
                        refused,
                        batchesTold,
                        batchesExpected,
                        serverErrors,
                        seconds);
    }

    boolean addsUp() {
        return sent == arrived + refused
                && arrived == byteEqual
                && arrived == found + withoutWord
                && batchesTold == batchesExpected
                && serverErrors == 0
                && problems.isEmpty();
    }
}
