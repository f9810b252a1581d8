package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the master key. First the key's file holds the old and the new; then every data key is
 * wrapped with the new one, in one transaction; then the file holds the new one alone. Whenever it
 * is interrupted, the file opens all there is, and the next call goes on.
 */
@Component
public class MasterKeyRotation {

    private static final String NOTE =
            """
            The master key of this server until %s.

            Backups that were made before that time open with it, and with no other key: put it in
            the place of master.json before you restore one. Nothing else needs it. Keep it apart
            from the backups for as long as you keep those, and destroy it with the last of them.
            """;

    private record Row(UUID practiceId, String purpose, short version, byte[] wrapped) {

        byte[] name() {
            return DataKeys.name(practiceId, purpose, version);
        }
    }

    /**
     * What was done.
     *
     * @param rewrapped how many data keys
     * @param aside where the former key is kept; null where an interrupted change was ended
     */
    public record Result(int rewrapped, @Nullable Path aside) {}

    private final MasterKey masterKey;
    private final JdbcClient maintenance;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MasterKeyRotation(
            MasterKey masterKey, @Qualifier("maintenance") DataSource maintenance, Clock clock) {
        this.masterKey = masterKey;
        this.maintenance = JdbcClient.create(maintenance);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(maintenance));
        this.clock = clock;
    }

    /** Whether the key is in a file; one in a setting cannot be changed from here. */
    public boolean isPossible() {
        return !masterKey.isConfigured();
    }

    /** Whether a change was begun and not ended. */
    public boolean isUnfinished() throws IOException, GeneralSecurityException {
        return masterKey.read().size() > 1;
    }

    /** Puts a new key beside the old one. Both open; what is wrapped from now on, the new one. */
    public @Nullable Path prepare() throws IOException, GeneralSecurityException {
        if (isUnfinished()) {
            return null;
        }
        var old = masterKey.read();
        var now = clock.instant();
        var name = "master-until-" + DateTimeFormatter.ISO_INSTANT.format(now).replace(":", "");
        var aside = masterKey.keepAside(name, NOTE.formatted(now));
        masterKey.replace(
                KeysetHandle.newBuilder(old)
                        .addEntry(
                                KeysetHandle.generateEntryFromParameters(
                                                PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary())
                        .build());
        return aside;
    }

    /** Changes the key, or ends a change that was interrupted. */
    public Result rotate() throws IOException, GeneralSecurityException {
        var aside = prepare();
        var both = masterKey.read();
        var alone = primaryOf(both);
        int rewrapped = rewrapAll(MasterKey.aead(both), MasterKey.aead(alone));
        masterKey.replace(alone);
        return new Result(rewrapped, aside);
    }

    private static KeysetHandle primaryOf(KeysetHandle both) throws GeneralSecurityException {
        var primary = both.getPrimary();
        return KeysetHandle.newBuilder()
                .addEntry(
                        KeysetHandle.importKey(primary.getKey())
                                .withFixedId(primary.getId())
                                .makePrimary())
                .build();
    }

    /** Wraps every data key anew: all of them, or none. */
    int rewrapAll(Aead opening, Aead closing) {
        Integer count =
                transaction.execute(
                        status -> {
                            maintenance
                                    .sql("select pg_advisory_xact_lock(?)")
                                    .param(DataKeys.WRAPPING_LOCK)
                                    .query(row -> {});
                            var rows = rows();
                            rows.forEach(row -> rewrap(row, opening, closing));
                            return rows.size();
                        });
        return count == null ? 0 : count;
    }

    private java.util.List<Row> rows() {
        return maintenance
                .sql("select practice_id, purpose, version, wrapped from data_key")
                .query(
                        (row, number) ->
                                new Row(
                                        row.getObject("practice_id", UUID.class),
                                        row.getString("purpose"),
                                        row.getShort("version"),
                                        row.getBytes("wrapped")))
                .list();
    }

    // What was written is opened once more, with the new key alone, before anything is committed.
    private void rewrap(Row row, Aead opening, Aead closing) {
        try {
            var key =
                    TinkProtoKeysetFormat.parseEncryptedKeyset(row.wrapped(), opening, row.name());
            var wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(key, closing, row.name());
            if (!TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, closing, row.name())
                    .equalsKeyset(key)) {
                throw new IllegalStateException("a data key was not wrapped as it is");
            }
            maintenance
                    .sql(
                            """
                            update data_key set wrapped = ?
                            where practice_id = ? and purpose = ? and version = ?
                            """)
                    .params(wrapped, row.practiceId(), row.purpose(), row.version())
                    .update();
        } catch (GeneralSecurityException e) {
            throw new WrongMasterKey(masterKey, e);
        }
    }
}
