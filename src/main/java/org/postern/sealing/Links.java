package org.postern.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Computes what stands in seals. */
class Links {

    private static final byte[] LINK = "link/1".getBytes(StandardCharsets.UTF_8);

    private final UnaryOperator<byte[]> keyedHash;

    Links(UnaryOperator<byte[]> keyedHash) {
        this.keyedHash = keyedHash;
    }

    byte[] next(byte[] before, RecordedEvent event) {
        var bytes = event.bytes();
        return keyedHash.apply(
                ByteBuffer.allocate(LINK.length + before.length + bytes.length)
                        .put(LINK)
                        .put(before)
                        .put(bytes)
                        .array());
    }

    /** The keyed hash of a seal, from all but its own {@code hmac}. */
    byte[] hmac(Seal seal) {
        return keyedHash.apply(seal.bytes());
    }

    /** The link of the event at this place, as it stands in the seal. */
    static byte[] at(int place, Seal seal) {
        return Arrays.copyOfRange(seal.links(), place * Seal.LENGTH, (place + 1) * Seal.LENGTH);
    }

    /** What the link at this place was made from. */
    static byte[] before(int place, Seal seal) {
        return place == 0 ? seal.previous() : at(place - 1, seal);
    }
}
