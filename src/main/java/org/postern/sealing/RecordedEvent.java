package org.postern.sealing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit event as the seals see it.
 *
 * @param fields all that it says, in the order of {@link #COLUMNS}; null where a column is
 */
record RecordedEvent(UUID id, Instant at, @Nullable String[] fields) {

    /**
     * What a query of {@code audit_event e} selects. A new column goes to the end, and only where
     * it has a value: what was sealed before has the bytes that it had.
     */
    static final String COLUMNS =
            """
            e.id, e.at, array[e.practice_id::text, e.id::text,
                (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind,
                e.actor_id::text, e.role, e.action, e.outcome, e.patient_id::text, e.object_kind,
                e.object_id::text, e.object_version::text, e.reason, e.address, e.session_hash]
                || case when e.shown is not null then array[e.shown::text] end as fields
            """;

    static RecordedEvent of(ResultSet row, int number) throws SQLException {
        return new RecordedEvent(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                (String[]) row.getArray("fields").getArray());
    }

    /**
     * The bytes that are hashed: each field after its length, so that no two different events have
     * the same.
     */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            for (var field : fields) {
                if (field == null) {
                    out.writeInt(-1);
                } else {
                    var text = field.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
