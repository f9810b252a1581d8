package org.postern.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where an encrypted text stands: it decrypts nowhere else, so that two swapped rows are found out.
 *
 * @param table the table, in SQL's spelling
 * @param row the id of the row
 * @param field the column, in SQL's spelling, without its ending {@code _ct}
 */
public record Place(String table, UUID row, String field) {

    byte[] associatedData(UUID practiceId, short keyVersion) {
        var name = practiceId + "|" + table + "|" + row + "|" + field + "|" + keyVersion;
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
