package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The practices' data keys, stored wrapped by the master key. */
@Component
@org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization
class DataKeys {

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Aead wrapping;

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
        insert(practiceId, KeyPurpose.TEXT, PredefinedAeadParameters.AES256_GCM);
        insert(practiceId, KeyPurpose.SEARCH, PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    /** Makes the key with which audit events are sealed, unless it is there. */
    void createSealKey(UUID practiceId) {
        insert(practiceId, KeyPurpose.SEAL, PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    private void insert(UUID practiceId, KeyPurpose purpose, Parameters parameters) {
        try {
            var handle = KeysetHandle.generateNew(parameters);
            var wrapped =
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            handle, wrapping, name(practiceId, purpose, (short) 1));
            jdbc.sql(
                            """
                            insert into data_key (practice_id, purpose, version, wrapped)
                            values (?, ?, 1, ?) on conflict do nothing
                            """)
                    .params(practiceId, purpose.name(), wrapped)
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new data key can be made", e);
        }
    }

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
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, wrapping, name(practiceId, purpose, version));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The master key " + masterKey + " does not open this database's data keys.", e);
        }
    }

    static byte[] name(UUID practiceId, KeyPurpose purpose, short version) {
        return (practiceId + "|" + purpose + "|" + version).getBytes(StandardCharsets.UTF_8);
    }
}
