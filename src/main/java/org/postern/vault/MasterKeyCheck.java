package org.postern.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the master key that is here belongs to a database. Makes none. */
@Component
public class MasterKeyCheck {

    /** What became of opening the data keys. */
    public enum Outcome {
        OPENS,
        DOES_NOT_OPEN,
        MISSING
    }

    private final MasterKey masterKey;

    MasterKeyCheck(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** Tries to open every data key that this role sees. */
    public Outcome check(JdbcClient jdbc) {
        if (masterKey.isMissing()) {
            return Outcome.MISSING;
        }
        try {
            PrfConfig.register();
            var wrapping = masterKey.aead();
            var all =
                    jdbc.sql("select practice_id, purpose, version, wrapped from data_key")
                            .query(
                                    (row, number) ->
                                            opens(
                                                    wrapping,
                                                    row.getBytes("wrapped"),
                                                    DataKeys.name(
                                                            row.getObject(
                                                                    "practice_id", UUID.class),
                                                            KeyPurpose.valueOf(
                                                                    row.getString("purpose")),
                                                            row.getShort("version"))))
                            .list();
            return all.contains(false) ? Outcome.DOES_NOT_OPEN : Outcome.OPENS;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Outcome.DOES_NOT_OPEN;
        }
    }

    private static boolean opens(Aead wrapping, byte[] wrapped, byte[] name) {
        try {
            TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, name);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Refuses to go on with a key that does not open this database.
     *
     * @throws IllegalStateException saying which key it is and what to do
     */
    public void require(JdbcClient jdbc) {
        switch (check(jdbc)) {
            case OPENS -> {}
            case MISSING -> throw new MissingMasterKey(masterKey);
            case DOES_NOT_OPEN ->
                    throw new WrongMasterKey(
                            masterKey, new GeneralSecurityException("another key"));
        }
    }

    /** Where the key is kept: a file, or the setting that holds it. */
    public String place() {
        return masterKey.toString();
    }
}
