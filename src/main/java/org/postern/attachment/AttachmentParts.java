package org.postern.attachment;

import java.util.Arrays;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code attachment_part}: what files hold, encrypted, a megabyte each. */
@Repository
class AttachmentParts {

    /** A whole file, or a photo's small version. */
    enum Version {
        WHOLE,
        SMALL
    }

    static final int SIZE = 1024 * 1024;

    private final JdbcClient jdbc;
    private final Vault vault;

    AttachmentParts(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(UUID id, Version version, byte[] file) {
        for (int number = 0, from = 0; from < file.length; number++, from += SIZE) {
            var part = Arrays.copyOfRange(file, from, Math.min(file.length, from + SIZE));
            jdbc.sql(
                            """
                            insert into attachment_part (practice_id, attachment_id, version,
                                number, content_ct)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            CurrentPractice.id(),
                            id,
                            version.name(),
                            number,
                            vault.encrypt(part, place(id, version, number)))
                    .update();
        }
    }

    /**
     * One part of a file; an empty one behind the last.
     *
     * @throws DamagedText if it was altered, or stands where another was
     */
    byte[] read(UUID id, Version version, int number) {
        return jdbc.sql(
                        """
                        select content_ct from attachment_part
                        where practice_id = ? and attachment_id = ? and version = ? and number = ?
                        """)
                .params(CurrentPractice.id(), id, version.name(), number)
                .query((row, count) -> row.getBytes("content_ct"))
                .optional()
                .map(stored -> vault.decryptBytes(stored, place(id, version, number)))
                .orElse(new byte[0]);
    }

    void delete(UUID id) {
        jdbc.sql("delete from attachment_part where practice_id = ? and attachment_id = ?")
                .params(CurrentPractice.id(), id)
                .update();
    }

    private static Place place(UUID id, Version version, int number) {
        return new Place("attachment_part", id, version + "|" + number);
    }
}
