package org.postern.handout;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.postern.pace.Pace;
import org.postern.pace.Ticks;

/**
 * Fails once somebody reads too slowly what is written ({@link Pace}). The time that it takes to
 * make the file does not count.
 */
class PacedOutput extends FilterOutputStream {

    private final Pace pace;

    PacedOutput(OutputStream out, Ticks ticks) {
        super(out);
        this.pace = new Pace(ticks);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    // In small pieces: a large one could wait for hours before it is seen.
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (var at = 0; at < length; at += Pace.LEAST_PER_SECOND) {
            var piece = Math.min(Pace.LEAST_PER_SECOND, length - at);
            var start = pace.now();
            out.write(bytes, from + at, piece);
            pace.passed(start, piece);
            if (pace.isTooSlow()) {
                throw new TooSlow();
            }
        }
    }

    /** Whoever takes the file reads too slowly. */
    static class TooSlow extends IOException {
        TooSlow() {
            super("the file is read too slowly");
        }
    }
}
