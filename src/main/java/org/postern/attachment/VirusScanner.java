package org.postern.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * ClamAV's daemon, where {@code postern.clamav} names one as {@code host:port}. Speaks its INSTREAM
 * command: no file is written anywhere.
 */
@Component
class VirusScanner {

    /** Gives a file part by part; an empty one behind the last. */
    @FunctionalInterface
    interface Parts {
        byte[] part(int number);
    }

    /** The daemon answered that it cannot look at this file. */
    static class NotScanned extends Exception {

        NotScanned(String answer) {
            super(answer);
        }
    }

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration SCANNING = Duration.ofMinutes(2);
    private static final int LONGEST_ANSWER = 4_000;

    private volatile @Nullable InetSocketAddress address;

    VirusScanner(@Value("${postern.clamav:}") String address) {
        use(address);
    }

    /** Uses the daemon at another address from now on; at an empty one none. */
    final void use(String named) {
        this.address = named.isBlank() ? null : parsed(named.strip());
    }

    private static InetSocketAddress parsed(String named) {
        if (!named.matches("[^\\s:]+:[0-9]{1,5}|\\[[0-9a-fA-F:.]+]:[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "postern.clamav must be host:port, such as localhost:3310");
        }
        var colon = named.lastIndexOf(':');
        var host = named.substring(0, colon).replaceAll("^\\[|]$", "");
        return InetSocketAddress.createUnresolved(
                host, Integer.parseInt(named.substring(colon + 1)));
    }

    /** Whether files are scanned at all. */
    boolean isSet() {
        return address != null;
    }

    /**
     * Whether a file is clean.
     *
     * @throws IOException if the daemon cannot be reached: to be tried again later
     * @throws NotScanned if it could not look at this file
     */
    boolean isClean(Parts file) throws IOException, NotScanned {
        var answer = answer(file).strip();
        if (answer.endsWith(" FOUND")) {
            return false;
        }
        if (!answer.endsWith(" OK")) {
            throw new NotScanned(answer);
        }
        return true;
    }

    private String answer(Parts file) throws IOException {
        var place = address;
        if (place == null) {
            throw new IOException("no scanner is set");
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(place.getHostString(), place.getPort()),
                    (int) CONNECTING.toMillis());
            socket.setSoTimeout((int) SCANNING.toMillis());
            var output = new DataOutputStream(socket.getOutputStream());
            output.write("zINSTREAM\0".getBytes(US_ASCII));
            for (var number = 0; ; number++) {
                var part = file.part(number);
                output.writeInt(part.length);
                output.write(part);
                if (part.length == 0) {
                    break;
                }
            }
            output.flush();
            var answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, US_ASCII).replace("\0", "");
        }
    }
}
