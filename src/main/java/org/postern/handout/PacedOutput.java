package org.postern.handout;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Fails once somebody has taken less than 16 kB a second of what was written, over twenty seconds
 * and more of waiting for them. The time that it takes to make the file does not count.
 */
class PacedOutput extends FilterOutputStream {

    static final long LEAST_PER_SECOND = 16 * 1024;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LongSupplier ticks;
    private long waited;
    private long written;

    PacedOutput(OutputStream out, LongSupplier ticks) {
        super(out);
        this.ticks = ticks;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    // In small pieces: a large one could wait for hours before it is seen.
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (var at = 0; at < length; at += (int) LEAST_PER_SECOND) {
            var piece = Math.min((int) LEAST_PER_SECOND, length - at);
            var start = ticks.getAsLong();
            out.write(bytes, from + at, piece);
            waited += ticks.getAsLong() - start;
            written += piece;
            refuseIfSlow();
        }
    }

    private void refuseIfSlow() throws IOException {
        var over = waited - PATIENCE.toNanos();
        if (over > 0 && written / LEAST_PER_SECOND < Duration.ofNanos(waited).toSeconds()) {
            throw new TooSlow();
        }
    }

    /** Whoever takes the file reads too slowly. */
    static class TooSlow extends IOException {
        TooSlow() {
            super("the file is read too slowly");
        }
    }
}
