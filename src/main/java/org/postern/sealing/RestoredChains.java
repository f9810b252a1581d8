package org.postern.sealing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postern.database.DataDirectory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes in the anchors that a backup was restored. Whoever restores does it, outside the database:
 * who has the database alone cannot, and so cannot pass a cut chain off as a restored one.
 */
public final class RestoredChains implements AutoCloseable {

    private final JdbcClient maintenance;
    private final Anchors anchors;

    /** Of the anchors that these settings name. */
    public RestoredChains(DataSource maintenance, DataDirectory data, Environment settings) {
        this.maintenance = JdbcClient.create(maintenance);
        this.anchors =
                new Anchors(
                        new AnchorFile(data, settings.getProperty("postern.audit.anchor.file", "")),
                        new AnchorSyslog(settings.getProperty("postern.audit.anchor.syslog", "")));
    }

    /** Notes how far a practice's chain goes now; gives the number of its last seal. */
    public long note(UUID practiceId, Instant now) {
        Optional<Seal> last = new SealStore(maintenance).last(practiceId);
        anchors.append(AnchorLine.restored(now, practiceId, last));
        return last.map(Seal::seq).orElse(0L);
    }

    @Override
    public void close() {
        anchors.syslog().close();
    }
}
