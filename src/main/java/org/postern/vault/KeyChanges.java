package org.postern.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds versions of a practice's data keys, and destroys them. Its callers hold a transaction of the
 * maintenance role: the application's may do neither.
 */
@Component
public class KeyChanges {

    /** What a browser holds sealed (a composer) is good for a day. */
    private static final Duration SEALED = Duration.ofHours(24);

    private final DataKeys keys;
    private final JdbcClient maintenance;
    private final Clock clock;

    KeyChanges(DataKeys keys, @Qualifier("maintenance") DataSource maintenance, Clock clock) {
        this.keys = keys;
        this.maintenance = JdbcClient.create(maintenance);
        this.clock = clock;
    }

    /** The newest version of a key; 0 where they were destroyed. */
    public short newest(UUID practiceId, KeyPurpose purpose) {
        return maintenance
                .sql(
                        """
                        select coalesce(max(version), 0) from data_key
                        where practice_id = ? and purpose = ?
                        """)
                .params(practiceId, purpose.name())
                .query(Short.class)
                .single();
    }

    /**
     * Adds a version, which is written with after twice the time for which nodes remember keys: by
     * then all of them know it.
     */
    public KeyVersion add(UUID practiceId, KeyPurpose purpose) {
        var version = (short) (newest(practiceId, purpose) + 1);
        var activeFrom = clock.instant().plus(KeyRing.CACHED.multipliedBy(2));
        keys.insert(maintenance, practiceId, purpose, version, activeFrom);
        return new KeyVersion(version, activeFrom);
    }

    /**
     * When the versions before one may be destroyed: when no node writes with them any more, and
     * nothing sealed with them is good any more.
     */
    public Instant mayEndOlderAt(KeyPurpose purpose, Instant activeFrom) {
        var wait = KeyRing.CACHED.multipliedBy(2);
        return activeFrom.plus(purpose == KeyPurpose.TEXT ? wait.plus(SEALED) : wait);
    }

    /** Destroys the versions before this one. */
    public void destroyOlder(UUID practiceId, KeyPurpose purpose, short version) {
        maintenance
                .sql("delete from data_key where practice_id = ? and purpose = ? and version < ?")
                .params(practiceId, purpose.name(), version)
                .update();
    }

    /**
     * Destroys a practice's keys: no text of it can be read again. The key of its seals stays, so
     * that the audit trail can still be verified.
     */
    public int destroyAll(UUID practiceId) {
        return maintenance
                .sql("delete from data_key where practice_id = ? and purpose <> 'SEAL'")
                .param(practiceId)
                .update();
    }
}
