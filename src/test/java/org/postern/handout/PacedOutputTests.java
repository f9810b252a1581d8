package org.postern.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PacedOutputTests {

    private final AtomicLong ticks = new AtomicLong();

    private PacedOutput readAt(int bytesPerSecond) {
        var client =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw new AssertionError("byte by byte");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        ticks.addAndGet(Duration.ofSeconds(1).toNanos() * length / bytesPerSecond);
                    }
                };
        return new PacedOutput(client, ticks::get);
    }

    @Test
    @DisplayName("A35, R14: a file that is read at 32 bytes a second ends, and frees its place")
    void oneWhoHardlyReadsIsGivenUp() {
        assertThatThrownBy(() -> readAt(32).write(new byte[10_000_000]))
                .isInstanceOf(PacedOutput.TooSlow.class);
        assertThat(Duration.ofNanos(ticks.get())).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    @DisplayName("A35: a bad line gets its file, and what takes long to make is nobody's fault")
    void aBadLineGetsItsFile() {
        assertThatCode(() -> readAt(17_000).write(new byte[10_000_000])).doesNotThrowAnyException();
        var out = readAt(1_000_000);
        assertThatCode(
                        () -> {
                            out.write(new byte[1_000]);
                            ticks.addAndGet(Duration.ofHours(1).toNanos());
                            out.write(new byte[1_000]);
                        })
                .doesNotThrowAnyException();
    }
}
