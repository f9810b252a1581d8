package org.postern.practice;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.vault.Vault;
import org.postern.wording.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The practices of this server. */
@Service
public class Practices {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Slugs slugs;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Practices(
            JdbcClient jdbc,
            Vault vault,
            Slugs slugs,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.slugs = slugs;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Adds a practice with its settings and data keys.
     *
     * @throws SlugTaken if another has or had this slug
     */
    public Practice add(String name, String slug, ZoneId timeZone) {
        return add(name, slug, timeZone, practice -> {});
    }

    /** The same, with work for the new practice that belongs to the same transaction. */
    public Practice add(String name, String slug, ZoneId timeZone, Consumer<Practice> then) {
        var practice =
                new Practice(
                        UuidCreator.getTimeOrderedEpoch(),
                        slug,
                        name,
                        timeZone,
                        Practice.builtInEmergencyText(Language.ENGLISH),
                        null,
                        null,
                        Brand.NONE);
        return CurrentPractice.call(
                practice.id(), () -> transaction.execute(status -> insert(practice, then)));
    }

    private Practice insert(Practice practice, Consumer<Practice> then) {
        slugs.claim(practice.slug(), practice.id());
        jdbc.sql(
                        """
                        insert into practice (id, slug, name, time_zone, emergency_text, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        practice.id(),
                        practice.slug(),
                        practice.name(),
                        practice.timeZone().getId(),
                        practice.emergencyText(),
                        Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into practice_settings (practice_id) values (?)")
                .params(practice.id())
                .update();
        vault.createKeys();
        audit.record(AuditEvent.allowed(AuditAction.ADD_PRACTICE).on("practice", practice.id()));
        then.accept(practice);
        return practice;
    }

    /** All practices, by name. */
    @Transactional(readOnly = true)
    public List<Practice> all() {
        return jdbc.sql("select * from practice order by name, id").query(Practices::read).list();
    }

    /** The practice with this name in addresses, or the one that had it. */
    @Transactional(readOnly = true)
    public Optional<Practice> findBySlug(String slug) {
        return jdbc.sql(
                        """
                        select * from practice where slug = :slug
                            or id = (select leads_to from former_slug where slug = :slug)
                        """)
                .param("slug", slug)
                .query(Practices::read)
                .optional();
    }

    /** The practice with this id, which must exist. */
    @Transactional(readOnly = true)
    public Practice get(UUID id) {
        return jdbc.sql("select * from practice where id = ?")
                .params(id)
                .query(Practices::read)
                .single();
    }

    private static Practice read(ResultSet row, int number) throws SQLException {
        return new Practice(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("emergency_text"),
                row.getString("emergency_text_es"),
                row.getString("telephone"),
                new Brand(row.getString("accent"), row.getString("logo_version")));
    }
}
