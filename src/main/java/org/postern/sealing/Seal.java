package org.postern.sealing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One link of a practice's chain, over a batch of events.
 *
 * @param seq counts from 1 without a gap
 * @param total how many events this one and all before it cover
 * @param events their ids, in order
 * @param links for each event 32 bytes: the keyed hash of the link before and of the event
 * @param previous the {@code hmac} of the one before; zeros for the first
 * @param hmac the keyed hash of all of this
 */
record Seal(
        UUID practiceId,
        long seq,
        Instant sealedAt,
        long total,
        List<UUID> events,
        byte[] links,
        byte[] previous,
        byte[] hmac) {

    static final int LENGTH = 32;

    static Seal of(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getObject("practice_id", UUID.class),
                row.getLong("seq"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getLong("total"),
                List.of((UUID[]) row.getArray("events").getArray()),
                row.getBytes("links"),
                row.getBytes("previous"),
                row.getBytes("hmac"));
    }

    /** What {@code hmac} covers. The word at the beginning keeps it apart from every link. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream(256 + links.length * 2);
        try (var out = new DataOutputStream(bytes)) {
            out.write("seal/1".getBytes(StandardCharsets.UTF_8));
            write(practiceId, out);
            out.writeLong(seq);
            out.writeLong(sealedAt.getEpochSecond());
            out.writeInt(sealedAt.getNano());
            out.writeLong(total);
            out.writeInt(events.size());
            for (var event : events) {
                write(event, out);
            }
            out.writeInt(links.length);
            out.write(links);
            out.writeInt(previous.length);
            out.write(previous);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }
}
