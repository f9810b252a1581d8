package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The practices' data keys, stored wrapped by the master key. */
@Component
@DependsOnDatabaseInitialization
class DataKeys {

    /** Held by whoever wraps a key: shared, or alone while the master key changes. */
    static final long WRAPPING_LOCK = 0x706f737465726eL;

    private static final short FIRST = 1;

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private volatile Aead wrapping;

    DataKeys(JdbcClient jdbc, MasterKey masterKey) throws IOException, GeneralSecurityException {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        PrfConfig.register();
        if (masterKey.isMissing()) {
            refuseToReplaceALostKey();
            masterKey.create();
        }
        this.wrapping = masterKey.aead();
    }

    private void refuseToReplaceALostKey() {
        var keysExist =
                jdbc.sql("select exists (select from practice)").query(Boolean.class).single();
        if (keysExist) {
            throw new MissingMasterKey(masterKey);
        }
    }

    void create(UUID practiceId) {
        insert(jdbc, practiceId, KeyPurpose.TEXT, FIRST, null);
        insert(jdbc, practiceId, KeyPurpose.SEARCH, FIRST, null);
    }

    /** Makes the key with which audit events are sealed, unless it is there. */
    void createSealKey(UUID practiceId) {
        insert(jdbc, practiceId, KeyPurpose.SEAL, FIRST, null);
    }

    /** Makes a new key; its transaction ends before or after the master key changes. */
    void insert(
            JdbcClient writer,
            UUID practiceId,
            KeyPurpose purpose,
            short version,
            @Nullable Instant activeFrom) {
        try {
            writer.sql("select pg_advisory_xact_lock_shared(?)")
                    .param(WRAPPING_LOCK)
                    .query(row -> {});
            var handle = KeysetHandle.generateNew(purpose.parameters());
            var wrapped =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            handle, masterKey.aead(), name(practiceId, purpose, version));
            writer.sql(
                            """
                            insert into data_key (practice_id, purpose, version, wrapped,
                                active_from)
                            values (?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .param(practiceId)
                    .param(purpose.name())
                    .param(version)
                    .param(wrapped)
                    .param(activeFrom == null ? null : Timestamp.from(activeFrom))
                    .update();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no new data key can be made", e);
        }
    }

    /** All versions, the oldest first; also outside of a transaction. */
    @Transactional(readOnly = true)
    List<KeyVersion> versions(UUID practiceId, KeyPurpose purpose) {
        return jdbc.sql(
                        """
                        select version, active_from from data_key
                        where practice_id = ? and purpose = ? order by version
                        """)
                .params(practiceId, purpose.name())
                .query(DataKeys::version)
                .list();
    }

    private static KeyVersion version(ResultSet row, int number) throws SQLException {
        var from = row.getTimestamp("active_from");
        return new KeyVersion(row.getShort("version"), from == null ? null : from.toInstant());
    }

    @Transactional(readOnly = true)
    KeysetHandle load(UUID practiceId, KeyPurpose purpose, short version) {
        var wrapped =
                jdbc.sql(
                                """
                                select wrapped from data_key
                                where practice_id = ? and purpose = ? and version = ?
                                """)
                        .params(practiceId, purpose.name(), version)
                        .query(byte[].class)
                        .single();
        return unwrap(wrapped, name(practiceId, purpose, version));
    }

    // The master key may have been changed since this node started: then its file holds the new.
    private KeysetHandle unwrap(byte[] wrapped, byte[] name) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, name);
        } catch (GeneralSecurityException e) {
            try {
                wrapping = masterKey.aead();
                return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, name);
            } catch (GeneralSecurityException | IOException again) {
                throw new WrongMasterKey(masterKey, again);
            }
        }
    }

    static byte[] name(UUID practiceId, KeyPurpose purpose, short version) {
        return name(practiceId, purpose.name(), version);
    }

    static byte[] name(UUID practiceId, String purpose, short version) {
        return (practiceId + "|" + purpose + "|" + version).getBytes(StandardCharsets.UTF_8);
    }
}
