package org.postern.practice;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.heavywork.PictureWork;
import org.postern.vault.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The current practice's logo. */
@Service
@Transactional
public class Logos {

    /** The largest file that is taken. */
    public static final int MOST_BYTES = 1024 * 1024;

    private final JdbcClient jdbc;
    private final PictureWork work;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Logos(JdbcClient jdbc, PictureWork work, AuditTrail audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.work = work;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Takes an uploaded picture as the logo.
     *
     * @return false when the file holds no PNG or JPEG picture, or a far too large one
     * @throws org.postern.heavywork.WorkBusy when too many pictures wait
     */
    // Reading takes long: no connection to the database waits meanwhile.
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean save(byte[] uploaded) {
        var picture = drawn(uploaded);
        picture.ifPresent(image -> transaction.executeWithoutResult(status -> store(image)));
        return picture.isPresent();
    }

    private Optional<byte[]> drawn(byte[] uploaded) {
        try {
            return work.call(() -> LogoPicture.of(uploaded));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a logo could not be drawn", e);
        }
    }

    private void store(byte[] image) {
        jdbc.sql(
                        """
                        insert into practice_logo (practice_id, image) values (?, ?)
                        on conflict (practice_id) do update set image = excluded.image
                        """)
                .params(CurrentPractice.id(), image)
                .update();
        var version = HexFormat.of().formatHex(Secret.random().hash(), 0, 6);
        setVersion(version);
    }

    /** Goes back to the practice's name alone. */
    public void remove() {
        jdbc.sql("delete from practice_logo where practice_id = ?")
                .params(CurrentPractice.id())
                .update();
        setVersion(null);
    }

    private void setVersion(@Nullable String version) {
        jdbc.sql("update practice set logo_version = ? where id = ?")
                .params(Arrays.asList(version, CurrentPractice.id()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_PRACTICE).on("logo", CurrentPractice.id()));
    }

    /** The logo as PNG. */
    @Transactional(readOnly = true)
    public Optional<byte[]> image() {
        return jdbc.sql("select image from practice_logo where practice_id = ?")
                .params(CurrentPractice.id())
                .query((row, number) -> row.getBytes("image"))
                .optional();
    }
}
