package org.postern.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BodyPaceTests {

    private final AtomicLong ticks = new AtomicLong();

    private BodyPace comesIn(int bytes, Duration every) {
        return comesIn(() -> bytes, every);
    }

    private BodyPace comesIn(IntSupplier bytes, Duration every) {
        return new BodyPace(
                new InputBuffer() {
                    @Override
                    public int doRead(ApplicationBufferHandler handler) {
                        ticks.addAndGet(every.toNanos());
                        return bytes.getAsInt();
                    }

                    @Override
                    public int available() {
                        return 0;
                    }
                },
                ticks::get);
    }

    private static void read(BodyPace body, int times) throws IOException {
        var ended = false;
        for (var time = 0; time < times; time++) {
            var end = body.doRead(ApplicationBufferHandler.EMPTY) < 0;
            assertThat(end || !ended).as("nothing comes after the end").isTrue();
            ended = end;
        }
    }

    @Test
    @DisplayName("A35, R11: a body of ten bytes every three seconds ends after twenty seconds")
    void oneThatDripsIsEnded() throws IOException {
        var body = comesIn(10, Duration.ofSeconds(3));

        read(body, 100);

        assertThat(body.fault()).isEqualTo(BodyPace.Fault.TOO_SLOW);
        assertThat(Duration.ofNanos(ticks.get())).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    @DisplayName("A35, R11: what came fast excuses no dripping afterwards")
    void whatCameFastExcusesNothing() throws IOException {
        var size = new AtomicInteger(50_000_000);
        var body = comesIn(size::get, Duration.ofSeconds(1));
        read(body, 1);
        size.set(10);
        read(body, 60);

        assertThat(body.fault()).isEqualTo(BodyPace.Fault.TOO_SLOW);
        assertThat(Duration.ofNanos(ticks.get())).isLessThan(Duration.ofSeconds(45));
    }

    @Test
    @DisplayName("A35, R11: no body comes for longer than a quarter of an hour")
    void noneComesForever() throws IOException {
        var body = comesIn(17_000, Duration.ofSeconds(1));

        read(body, 3_600);

        assertThat(body.fault()).isEqualTo(BodyPace.Fault.TOO_SLOW);
        assertThat(Duration.ofNanos(ticks.get())).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    @DisplayName(
            "R11: a photo of 9 MB comes in over a bad line, and what pauses at first is waited for")
    void aBadLineIsWaitedFor() throws IOException {
        read(comesIn(8_000, Duration.ofMillis(480)), 1_125);
        var pauses = comesIn(1_000_000, Duration.ofSeconds(19));
        read(pauses, 3);

        assertThat(pauses.fault()).isEqualTo(BodyPace.Fault.NONE);
    }

    @Test
    @DisplayName("A35: however many patients send files, a user's scan comes in")
    void patientsLeaveRoomForUsers() throws IOException {
        var users = new BodyPool(1024 * 1024, 10, 1);
        var patients = users.part(7, 1);
        try (var ana = patients.enter("ana", 1).orElseThrow();
                var chen = users.enter("chen", 1).orElseThrow()) {
            assertThat(ana.holds(7_000_000)).isTrue();
            assertThat(chen.holds(3_000_000)).isTrue();
        }
        try (var chen = users.enter("chen", 1).orElseThrow()) {
            assertThat(chen.holds(10_000_000)).as("all of it is free again").isTrue();
        }
    }

    @Test
    @DisplayName("A35: an announced upload takes no room until it arrives, and gives it back")
    void onlyWhatArrivesTakesRoom() throws IOException {
        var pool = new BodyPool(1024 * 1024, 10, 1);
        try (var announced = pool.enter("ben", 1).orElseThrow();
                var other = pool.enter("ana", 1).orElseThrow()) {
            assertThat(announced.holds(10)).isTrue();
            assertThat(other.holds(8_000_000)).isTrue();
        }
        try (var next = pool.enter("ben", 1).orElseThrow()) {
            assertThat(next.holds(10_000_000)).as("all of it is free again").isTrue();
        }
    }
}
